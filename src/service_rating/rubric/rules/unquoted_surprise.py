"""SR010 unquoted-surprise: unquoted values mean the same to every reader.

标题：未加引号的值没有歧义。

What: no unquoted ``yes``, ``no``, ``on``, ``off``; no ``1:30``, ``010``, ``1_000``, ``.5``, ``1e3``, ``.nan``; no key
without a value. Numbers are plain: ``85`` or ``0.85``.
说明：不写未加引号的 yes、no、on、off，不写 1:30、010、1_000、.5、1e3、.nan，不写没有值的键；数字写成 85 或 0.85。

Why: YAML 1.1 takes ``no`` for false, ``1:30`` for 90 and ``010`` for 8; other readers do not.
理由：YAML 1.1 把 no 读成假、1:30 读成 90、010 读成 8，其他解析器则不然。

Fix: quote texts, write numbers plainly, write ``null`` or remove the key where there is no value.
改法：文字加引号，数字写普通形式；没有值时写 null 或删除该键。

Fails::

    source: no

Fails::

    composite_max: 1e2

Passes::

    source: "no"
"""
