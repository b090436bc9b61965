"""Files: agendas read, records kept, the workspace folder and the one writer."""
