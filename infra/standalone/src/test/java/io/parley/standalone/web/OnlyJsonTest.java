package io.parley.standalone.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;

/// What Spring finds on the class path to read bodies with.
class OnlyJsonTest {
    record Body(String text) {}

    @Test
    void xmlIsNotReadThoughItCouldBe() {
        var converters = HttpMessageConverters.forServer().registerDefaults();
        assertThat(reads(converters, MediaType.APPLICATION_XML)).isTrue();
        new OnlyJson().configureMessageConverters(converters);
        assertThat(reads(converters, MediaType.APPLICATION_XML)).isFalse();
        assertThat(reads(converters, MediaType.APPLICATION_JSON)).isTrue();
    }

    private static boolean reads(ServerBuilder converters, MediaType type) {
        for (var converter : converters.build()) {
            if (converter.canRead(Body.class, type)) {
                return true;
            }
        }
        return false;
    }
}
