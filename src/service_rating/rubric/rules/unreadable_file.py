"""SR001 unreadable-file: the rubric file can be read.

标题：细则文件能够读取。

What: the name stands for a regular file that exists and may be read. Folders, devices, pipes and files without
permission are none.
说明：给出的名称是一个存在、有读取权限的普通文件；文件夹、设备、管道或无权读取的文件都不是。

Why: what cannot be read cannot be checked, and must not pass for checked.
理由：读不了就检查不了，也就不能算作已检查。

Fix: correct the path, or give yourself the right to read the file.
改法：改正路径，或取得读取权限。

Fails::

    $ service-rating validate no-such-file.rubric.yaml

Passes::

    $ service-rating validate mini.rubric.yaml
"""
