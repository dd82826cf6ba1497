package io.parley.query;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param trustedProxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed
@ConfigurationProperties("parley.web")
public record WebSettings(@DefaultValue List<String> trustedProxies) {}
