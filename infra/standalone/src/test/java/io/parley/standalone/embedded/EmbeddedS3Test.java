package io.parley.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// The embedded S3, asked with requests that Amazon's own code signs.
@Tag("integration")
class EmbeddedS3Test {
    @TempDir
    Path folder;

    @Test
    void anObjectIsKeptOverARestart() throws Exception {
        try (var data = DataFolder.lock(folder)) {
            var secrets = new Secrets(data);
            try (var s3 = new EmbeddedS3(data, secrets)) {
                assertThat(ask(s3.settings(), "PUT", "/files", "").statusCode()).isEqualTo(200);
                assertThat(ask(s3.settings(), "PUT", "/files/a%20b", "hello").statusCode())
                        .isEqualTo(200);
                assertThat(ask(s3.settings(), "GET", "/files/a%20b", "").body()).isEqualTo("hello");
            }
            try (var s3 = new EmbeddedS3(data, secrets)) {
                assertThat(ask(s3.settings(), "GET", "/files/a%20b", "").body()).isEqualTo("hello");
            }
        }
    }

    @Test
    void anyoneWithoutTheKeyIsRefused() throws Exception {
        try (var data = DataFolder.lock(folder);
                var s3 = new EmbeddedS3(data, new Secrets(data))) {
            assertThat(ask(s3.settings(), "PUT", "/files", "").statusCode()).isEqualTo(200);
            assertThat(ask(s3.settings(), "PUT", "/files/a", "hello").statusCode())
                    .isEqualTo(200);

            var other = new HashMap<>(s3.settings());
            other.put("parley.s3.secret-key", Secrets.random());
            assertThat(ask(other, "GET", "/files/a", "").statusCode()).isEqualTo(403);
            assertThat(ask(other, "PUT", "/files/b", "hello").statusCode()).isEqualTo(403);

            for (var path : List.of("/", "/files", "/files/a")) {
                var unsigned = HttpRequest.newBuilder(URI.create(s3.settings().get("parley.s3.url") + path))
                        .build();
                assertThat(send(unsigned).statusCode()).as(path).isEqualTo(403);
            }
        }
    }

    private static HttpResponse<String> ask(Map<String, Object> settings, String method, String path, String body)
            throws Exception {
        var key = AwsCredentialsIdentity.create(
                String.valueOf(settings.get("parley.s3.access-key")),
                String.valueOf(settings.get("parley.s3.secret-key")));
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(URI.create(settings.get("parley.s3.url") + path))
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(key)
                        .request(request)
                        .payload(ContentStreamProvider.fromString(body, StandardCharsets.UTF_8))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false))
                .request();
        var sent = HttpRequest.newBuilder(signed.getUri()).method(method, HttpRequest.BodyPublishers.ofString(body));
        signed.forEachHeader((name, values) -> {
            if (!name.equals("Host")) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        return send(sent.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
