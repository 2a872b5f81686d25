package dev.reckoner.trail.opengradient.settlement;

/** What is wrong with the dump of a tree. Values are counted from 1 for people, nodes from 0 as the dump counts them. */
public sealed interface TreeDefect {
    /** What is wrong, in a few words, for people. */
    String words();

    /** True if the dump does not add up to its root because of it; false for what an honest tree may show too. */
    default boolean breaksTheTree() {
        return true;
    }

    /** Another number of nodes than {@code 2n - 1}. */
    record Length(int nodes, int leaves) implements TreeDefect {
        @Override
        public String words() {
            return nodes + " nodes for a number of leaves of " + leaves + ", which has " + (2L * leaves - 1);
        }
    }

    /** A value says that it stands where no leaf stands. */
    record IndexOutOfRange(int value, int treeIndex) implements TreeDefect {
        @Override
        public String words() {
            return "value " + (value + 1) + " names node " + treeIndex + ", where no leaf stands";
        }
    }

    /** Two values say that they stand at one place. */
    record IndexTwice(int value, int earlier, int treeIndex) implements TreeDefect {
        @Override
        public String words() {
            return "values " + (earlier + 1) + " and " + (value + 1) + " both name node " + treeIndex;
        }
    }

    /** The node is not the hash of the value that is said to stand there. */
    record LeafDiffers(int value, int treeIndex) implements TreeDefect {
        @Override
        public String words() {
            return "node " + treeIndex + " is not the hash of value " + (value + 1);
        }
    }

    /** The hash that the dump states beside a value is not that value's. */
    record StatedHashDiffers(int value) implements TreeDefect {
        @Override
        public String words() {
            return "the hash beside value " + (value + 1) + " is not that value's";
        }
    }

    /** A node is not the hash of its two children. */
    record NodeDiffers(int node) implements TreeDefect {
        @Override
        public String words() {
            return "node " + node + " is not the hash of its children";
        }
    }

    /** The leaves do not stand in ascending order of their hashes; the root binds them all the same. */
    record Unsorted(int node) implements TreeDefect {
        @Override
        public String words() {
            return "from node " + node + " on";
        }

        @Override
        public boolean breaksTheTree() {
            return false;
        }
    }

    /** The same leaf a second time. */
    record Duplicate(int value, int earlier) implements TreeDefect {
        @Override
        public String words() {
            return "values " + (earlier + 1) + " and " + (value + 1);
        }

        @Override
        public boolean breaksTheTree() {
            return false;
        }
    }

    /** A leaf of a response that lacked its signature or its enclave's id. */
    record Placeholder(int value) implements TreeDefect {
        @Override
        public String words() {
            return "value " + (value + 1);
        }

        @Override
        public boolean breaksTheTree() {
            return false;
        }
    }
}
