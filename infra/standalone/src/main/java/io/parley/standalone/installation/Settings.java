package io.parley.standalone.installation;

import io.parley.edge.origin.Origin;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/// The settings of the standalone itself; the services add theirs (`parley.ledger.url` and so on).
///
/// @param bind address that people reach
/// @param port for people: web app, HTTP and WebSocket
/// @param origin under which browsers see Parley, where it is another than that of `port` on this machine
/// @param data folder for all that is kept; relative to the working directory
@ConfigurationProperties("parley")
public record Settings(
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("8080") int port,
        @DefaultValue Management management,
        @Nullable List<String> origin,
        @DefaultValue("data") Path data,
        @DefaultValue Kafka kafka,
        @DefaultValue S3 s3) {

    /// @param port for health and metrics
    public record Management(@DefaultValue("8081") int port) {}

    /// @param port of the embedded broker on this machine, 0 for any free one
    public record Kafka(@DefaultValue("0") int port) {}

    /// For the files that come with a later feature.
    ///
    /// @param url of the operator's own S3; without it there is the embedded one
    public record S3(
            @Nullable String url,
            @Nullable String accessKey,
            @Nullable String secretKey) {}

    public static Settings of(Environment environment) {
        return Binder.get(environment).bindOrCreate("parley", Settings.class);
    }

    /// What browsers may send as `Origin`, and, without the scheme, as `Host`.
    public List<Origin> origins() {
        var given = origin == null || origin.isEmpty()
                ? List.of("http://localhost:" + port, "http://127.0.0.1:" + port)
                : origin;
        try {
            return given.stream().map(Origin::of).toList();
        } catch (IllegalArgumentException e) {
            throw new CannotStart("the setting parley.origin: " + e.getMessage());
        }
    }
}
