package io.parley.standalone.embedded;

import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 in this JVM, on this machine's own address, for requests signed with a generated key: each bucket is a folder,
/// each object a file.
final class EmbeddedS3 implements EmbeddedServer {
    private final String accessKey;
    private final String secretKey;
    private final S3Proxy server;

    EmbeddedS3(DataFolder data, Secrets secrets) throws Exception {
        accessKey = key(secrets, "s3-access-key");
        secretKey = key(secrets, "s3-secret-key");
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(data.folder("s3").toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
                .build();
        server.start();
    }

    /// The files can be read without it: a lost one is made again.
    private static String key(Secrets secrets, String name) throws IOException {
        return Files.readString(secrets.ofServer(name, false));
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "parley.s3.url", "http://127.0.0.1:" + server.getPort(),
                "parley.s3.access-key", accessKey,
                "parley.s3.secret-key", secretKey);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded S3 can't be stopped", e);
        }
    }
}
