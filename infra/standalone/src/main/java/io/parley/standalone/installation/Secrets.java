package io.parley.standalone.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/// Secrets that this installation makes for itself, one file each, in a folder that only its user may read. One is
/// made only while nothing depends on it: a lost one is never silently replaced.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Secrets(DataFolder data) throws IOException {
        folder = data.folder("secrets");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /// 256 bits, in characters that need no escaping anywhere.
    public static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The file with the password of an embedded server.
    ///
    /// @param inUse whether the server has data that was made with it
    public Path ofServer(String name, boolean inUse) throws IOException {
        return keep(name, inUse, Secrets::random);
    }

    /// @param inUse whether there is something that needs the old one
    Path keep(String name, boolean inUse, Supplier<String> made) throws IOException {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            if (inUse) {
                throw new CannotStart("the secret " + file + " is missing, and what is stored can't be used without it:"
                        + " bring it back, or choose an empty folder with parley.data");
            }
            Files.move(unfinished(name, made.get()), file);
        }
        return file;
    }

    /// Writes a file with a secret in it, over the one that is there.
    public Path write(String name, String content) throws IOException {
        return Files.move(unfinished(name, content), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /// For its owner alone.
    private Path unfinished(String name, String content) throws IOException {
        var unfinished = Files.createTempFile(folder, name, ".unfinished");
        return Files.writeString(unfinished, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }
}
