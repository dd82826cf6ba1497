package io.parley.command.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/// Who may call the paths of the command side. Other paths are others' business.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class HttpConfiguration {
    /// Without CSRF tokens: the origin is checked instead, and the cookie is `SameSite=Strict`.
    @Bean
    SecurityFilterChain commandSideSecurity(HttpSecurity http, WebProperties settings, JwtDecoder accessTokens) {
        return http.securityMatcher("/api/accounts/**", "/api/session/**", "/internal/commands")
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/internal/commands")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(accessTokens))
                        .authenticationEntryPoint((_, response, _) ->
                                Problems.write(new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated"), response)))
                .addFilterBefore(new ProblemFilter(), DisableEncodeUrlFilter.class)
                .addFilterBefore(new OriginFilter(settings), AuthorizationFilter.class)
                .build();
    }
}
