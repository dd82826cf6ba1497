package io.parley.standalone.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.parley.edge.problem.ProblemFilter;
import java.io.IOException;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/// How the web app that was built is served.
@Tag("integration")
class WebAppTest {
    private static MockMvc mvc;

    @EnableWebMvc
    static class Mvc {}

    @BeforeAll
    static void start() {
        var context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(Mvc.class, WebApp.class);
        context.refresh();
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(new ProblemFilter())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/register", "/add/anna", "/c/be33d1a5-becc-806f-b765-212ae2c802ce"})
    void aPageIsTheIndexAndAskedForAgainEachTime(String page) throws Exception {
        mvc.perform(get(page))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(Matchers.containsString("<div id=\"root\">")))
                .andExpect(header().string("Cache-Control", "no-cache"));
    }

    @ParameterizedTest
    @CsvSource({"'gzip, deflate, br, zstd', br", "'gzip, deflate', gzip"})
    void aFileNamedAfterItsContentIsKeptForEverAndComesCompressed(String accepted, String sent) throws Exception {
        mvc.perform(get("/assets/" + script()).header("Accept-Encoding", accepted))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Encoding", sent))
                .andExpect(header().string("Vary", "Accept-Encoding"))
                .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
    }

    @ParameterizedTest
    @CsvSource({"/sw.js, text/javascript", "/manifest.json, application/json", "/icons/192.png, image/png"})
    void whatMakesItAnAppIsAskedForAgainEachTime(String path, String type) throws Exception {
        mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(type))
                .andExpect(header().string("Cache-Control", "no-cache"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/none.js", "/ws/none"})
    void whatIsNoPageIsNotTheIndex(String path) throws Exception {
        mvc.perform(get(path)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/none", "/internal/commands", "/ws/", "/assets/none.js"})
    void anAddressOfNoServiceIsAProblem(String path) throws Exception {
        mvc.perform(post(path))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value("not-found"));
    }

    @Test
    void aPageIsOnlyRead() throws Exception {
        mvc.perform(post("/login"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().exists("Allow"))
                .andExpect(jsonPath("$.code").value("method-not-allowed"));
    }

    private static String script() throws IOException {
        var scripts = new PathMatchingResourcePatternResolver().getResources("classpath:/static/assets/index-*.js");
        return String.valueOf(scripts[0].getFilename());
    }
}
