"""SR301 unused-ignore: a comment that silences a rule silences something.

标题：屏蔽规则的注释确有所屏蔽。

What: every code in ``# service-rating: ignore[…]`` names a finding of its line (or of the line below, where the comment
stands alone), and every code in ``# service-rating: ignore-file[…]`` one of the file.
说明：注释 ``# service-rating: ignore[…]`` 里的每个代码都对应本行（注释独占一行时为下一行）的一个问题；
``ignore-file[…]`` 里的对应全文件的某个问题。

Why: a comment that is no longer needed would hide the next problem of that sort.
理由：不再需要的注释会掩盖以后出现的同类问题。

Fix: remove the code, or the whole comment. Errors of the file, of YAML and of shape (SR0xx, SR1xx) cannot be silenced.
改法：删去该代码或整条注释。文件、YAML 与结构的错误（SR0xx、SR1xx）不能屏蔽。

Fails::

    version: 1.0.0  # service-rating: ignore[SR225]

Passes::

    # a comment that silences nothing
"""
