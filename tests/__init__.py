"""The tests of service-rating."""
