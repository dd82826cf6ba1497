package io.parley.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/// One of the documents that describe the protocol, as a tree.
record Document(String name, JsonNode root) {
    static final Document SCHEMAS = read("schemas.yaml");
    static final Document OPENAPI = read("openapi.yaml");
    static final Document ASYNCAPI = read("asyncapi.yaml");

    private static Document read(String name) {
        try (var in = Document.class.getResourceAsStream("/" + name)) {
            return new Document(name, Json.STRICT.valueToTree(new Yaml().load(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `$ref` of a node in this document points to, in this one or another.
    JsonNode target(String ref) {
        var hash = ref.indexOf('#');
        var document = hash == 0 ? this : named(ref.substring(0, hash));
        return document.root.at(ref.substring(hash + 1));
    }

    private static Document named(String file) {
        return switch (file.replaceFirst("^\\./", "")) {
            case "schemas.yaml" -> SCHEMAS;
            case "openapi.yaml" -> OPENAPI;
            case "asyncapi.yaml" -> ASYNCAPI;
            default -> throw new IllegalArgumentException(file);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
