"""A student's story: what all their finished conferences tell, held against nobody else's."""
