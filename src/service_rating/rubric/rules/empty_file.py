"""SR003 empty-file: a rubric file holds something.

标题：细则文件有内容。

What: the file holds more than blanks and comments.
说明：文件里除空白和注释外还有内容。

Why: an empty file is often one that was cut off while it was being written.
理由：空文件往往是写到一半就中断的文件。

Fix: save the rubric again; begin a new one with ``service-rating rubric new``.
改法：重新保存细则；新写一份可用 service-rating rubric new。

Fails::

    {whole file}
    # nothing but this comment

Passes::

    # a comment above a rubric
"""
