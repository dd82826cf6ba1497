package io.parley.edge.problem;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The errors of a web server without paths of Parley, which needs nothing else of the edge.
@Configuration(proxyBeanMethods = false)
@Import({ProblemFilter.class, ErrorPage.class, ServerErrors.class})
public class ProblemConfiguration {}
