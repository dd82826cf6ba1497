package io.parley.standalone;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for addresses of services that don't exist: clients expect a problem (RFC 9457), not a page.
@RestController
class NoSuchAddress {
    @RequestMapping({"/api/**", "/internal/**"})
    ResponseEntity<ProblemDetail> answer() {
        var problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        problem.setProperty("code", "not-found");
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
