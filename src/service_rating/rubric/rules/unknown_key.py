"""SR101 unknown-key: every key belongs to the rubric language.

标题：每个键都属于细则语言。

What: at every place only the keys that the language knows there; the message lists them and names the nearest.
说明：每一处只能写细则语言在那里认识的键；提示会列出可用的键和最接近的一个。

Why: a misspelt key that is passed over silently is a demand that does not hold.
理由：写错的键若被悄悄忽略，等于少了一项要求。

Fix: correct the key, or remove it.
改法：改正或删除该键。

Fails::

    evidence: {min_covrage: 0.6}

Passes::

    evidence: {min_coverage: 0.6}
"""
