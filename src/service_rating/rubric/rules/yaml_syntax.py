"""SR005 yaml-syntax: the file is sound YAML.

标题：文件是合格的 YAML。

What: brackets, braces and quotes are closed, lists and keys are indented by blanks, a colon is followed by a blank.
说明：括号与引号成对，列表和键用空格缩进，冒号后有空格。

Why: where the syntax breaks, nothing after it can be told apart.
理由：语法出错的地方之后，内容无从分辨。

Fix: mend the place that the message names. Texts that contain ``: `` or begin with a sign such as ``@`` want quotes.
改法：按提示的位置修改；含“: ”或以 @ 等符号开头的文字要加引号。

Fails::

    description: {zh: 小细则, en: Mini

Fails::

    description:
    {tab}zh: 小细则

Passes::

    description: {zh: 小细则, en: "Mini: a small rubric"}
"""
