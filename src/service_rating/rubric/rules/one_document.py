"""SR006 one-document: one file holds one rubric.

标题：一个文件只写一份细则。

What: there is no second YAML document (``---``) in the file.
说明：文件里没有第二个 YAML 文档（---）。

Why: of two rubrics in one file it would be unclear which one is meant, and most tools would read only the first.
理由：一个文件两份细则，说不清指哪一份，多数工具只读第一份。

Fix: write each rubric into a file of its own.
改法：每份细则各写一个文件。

Fails::

    description: {zh: 小细则, en: Mini}
    ---
    rubric: another

Passes::

    description: {zh: 小细则, en: Mini}
"""
