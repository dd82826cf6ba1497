package io.parley.command;

/// Two nodes of the command side on one database, for all tests that change nothing but what they make.
public final class Nodes {
    public static final String DATABASE = Servers.database();

    public static final Node ONE = Node.start(DATABASE);
    public static final Node TWO = Node.start(DATABASE);

    private Nodes() {}

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ONE.close();
            TWO.close();
        }));
    }
}
