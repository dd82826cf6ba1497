package io.parley.standalone.web;

import io.parley.edge.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for addresses of services that don't exist: clients expect a problem (RFC 9457), not a page.
@RestController
class NoSuchAddress {
    @RequestMapping({"/api/**", "/internal/**"})
    void answer(HttpServletResponse response) throws IOException {
        Problem.of(HttpStatus.NOT_FOUND).send(response);
    }
}
