"""What a conference is: agendas, questions, answers, records; nothing of files or screens."""
