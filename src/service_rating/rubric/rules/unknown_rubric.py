"""SR020 unknown-rubric: a rubric named by its id is one of the shipped ones.

标题：用 id 指定的细则是自带细则之一。

What: a name without folder and suffix is the id of a shipped rubric (``service-rating rubric list``); a rubric of your
own is named by its path.
说明：不带文件夹和后缀的名称是自带细则的 id（见 service-rating rubric list）；自己的细则用文件路径指定。

Why: a guess at what was meant could score people by the wrong rubric.
理由：猜测所指的细则，可能用错细则给人评级。

Fix: correct the id, or give the path, as in ``./my.rubric.yaml``.
改法：改正 id，或给出路径，例如 ./my.rubric.yaml。

Fails::

    $ service-rating rubric show service-awarenes

Passes::

    $ service-rating rubric show service-awareness
"""
