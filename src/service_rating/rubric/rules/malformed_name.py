"""SR105 malformed-name: ids and the version have their form.

标题：id 与版本号的写法合格。

What: an id begins with a lower-case letter and has only lower-case letters, digits and underscores (the rubric's own id
hyphens instead); the version has three numbers, ``1.0.0``.
说明：id 以小写字母开头，只含小写字母、数字和下划线（细则自身的 id 用连字符）；版本号为三段数字，如 1.0.0。

Why: ids become column names of tables in other systems; versions are compared number by number.
理由：id 会成为其他系统表格的列名；版本号要逐段比较。

Fix: rename it as the message says; put the readable name into ``title``.
改法：按提示改名；可读的名称写在 title。

Fails::

    version: 1.0

Fails::

    event: Rude-Reply
    points: -1

Passes::

    event: rude_reply
    points: -1
"""
