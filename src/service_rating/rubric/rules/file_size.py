"""SR002 file-size: a rubric file has at most 2 MiB.

标题：细则文件不超过 2 MiB。

What: a rubric file has at most 2,097,152 bytes. The size is looked at before anything is read.
说明：细则文件最多 2,097,152 字节；读取之前先看大小。

Why: no rubric is that large; it is some other file, or one made to do harm.
理由：细则不会这么大；多半给错了文件，或是恶意文件。

Fix: name the right file. A rubric with very many worked cases can be split.
改法：给出正确的文件；案例极多的细则可以拆分。

Fails::

    # {2097152 × "x"}

Passes::

    # {1000 × "x"}
"""
