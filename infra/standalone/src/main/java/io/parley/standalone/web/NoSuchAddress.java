package io.parley.standalone.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for addresses of services that don't exist: clients expect a problem (RFC 9457), not a page.
@RestController
class NoSuchAddress {
    record Problem(String title, int status, String code) {}

    @RequestMapping({"/api/**", "/internal/**"})
    ResponseEntity<Problem> answer() {
        var status = HttpStatus.NOT_FOUND;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem(status.getReasonPhrase(), status.value(), "not-found"));
    }
}
