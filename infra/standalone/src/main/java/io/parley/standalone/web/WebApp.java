package io.parley.standalone.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// Serves the web app. Its pages are paths that only the browser knows, so each is `index.html`.
@Configuration(proxyBeanMethods = false)
class WebApp implements WebMvcConfigurer {
    private static final String FILES = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // named after a hash of what is in them
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new BrotliFirst())
                .addResolver(new PathResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new BrotliFirst())
                .addResolver(new PageResolver());
    }

    /// Spring takes the coding that the browser names first, and browsers name gzip first, which is a fifth larger.
    private static final class BrotliFirst extends EncodedResourceResolver {
        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return super.resolveResourceInternal(
                    request != null && takesBrotli(request) ? askingForBrotli(request) : request,
                    path,
                    locations,
                    chain);
        }

        private static boolean takesBrotli(HttpServletRequest request) {
            var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
            return accepted != null && List.of(accepted.split("\\s*,\\s*")).contains("br");
        }

        private static HttpServletRequest askingForBrotli(HttpServletRequest request) {
            return new HttpServletRequestWrapper(request) {
                @Override
                public @Nullable String getHeader(String name) {
                    return name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING) ? "br" : super.getHeader(name);
                }
            };
        }
    }

    private static final class PageResolver extends PathResourceResolver {
        private final Resource index = new ClassPathResource("static/index.html");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var file = super.getResource(path, location);
            return file == null && isPage(path) && index.exists() ? index : file;
        }

        /// Not a service's address, nor a file that should be there.
        private static boolean isPage(String path) {
            return !path.matches("(api|internal|ws|assets)(/.*)?")
                    && !path.substring(path.lastIndexOf('/') + 1).contains(".");
        }
    }
}
