"""One person is asked about one employee: questions, answers, the live assessment, and the rows that come of it."""
