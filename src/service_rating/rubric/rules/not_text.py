r"""SR004 not-text: a rubric is UTF-8 text without invisible characters.

标题：细则是不含不可见字符的 UTF-8 文本。

What: the bytes are UTF-8 (with or without a mark at the beginning). Control characters, line separators that only some
editors know, and marks that turn the direction of writing are not permitted, also not as an escape such as ``\x1b``.
说明：文件为 UTF-8 编码（开头有无 BOM 均可）；不得含控制字符、只有部分编辑器识别的行分隔符、改变书写方向的标记，也不得用
``\x1b`` 之类的转义写入。

Why: a file in another encoding turns Chinese into nonsense, and an invisible character makes a line read differently
from what it says.
理由：其他编码会让中文变成乱码；不可见字符会让一行看起来与实际内容不同。

Fix: save the file as UTF-8 (``iconv -f GB18030 -t UTF-8 old > new``); delete the invisible character.
改法：另存为 UTF-8（``iconv -f GB18030 -t UTF-8 旧文件 > 新文件``）；删除不可见字符。

Fails::

    # {bytes D6 D0}

Fails::

    description: {zh: 小细则, en: "a bell: \a"}

Passes::

    # 中
"""
