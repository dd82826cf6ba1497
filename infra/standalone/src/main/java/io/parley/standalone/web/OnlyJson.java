package io.parley.standalone.web;

import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.xml.JacksonXmlHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// S3Proxy brings a reader and writer of XML along, with which Spring would take and give XML at every address of ours.
final class OnlyJson implements WebMvcConfigurer {
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                list -> list.removeIf(JacksonXmlHttpMessageConverter.class::isInstance));
    }
}
