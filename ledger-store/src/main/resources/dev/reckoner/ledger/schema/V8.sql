DELETE FROM tree_head WHERE size < (SELECT MAX(size) FROM tree_head) AND size NOT IN (SELECT entry + 1 FROM key_change);
