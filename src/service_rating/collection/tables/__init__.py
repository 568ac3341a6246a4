"""Tables of any form become observations by a mapping: each row gives one for every KPI that it says something about."""
