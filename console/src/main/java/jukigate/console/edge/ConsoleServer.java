package jukigate.console.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.BindException;
import java.util.EnumSet;
import java.util.List;
import jukigate.console.Sources;
import jukigate.console.access.Porter;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console on loopback: TLS, page and API on one port. */
public final class ConsoleServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
  private static final String HOST = "127.0.0.1";
  private static final int THREADS = 16;
  private static final int CONNECTIONS = 200;
  private static final int IDLE_MILLIS = 30_000;
  private static final int HEADER_BYTES = 8 * 1024;
  private static final long BODY_BYTES = 64 * 1024;
  private static final String API = "/api/v1/*";

  /** What is not there is null in an answer. */
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /** The classes of the API. */
  static final List<Class<?>> RESOURCES =
      List.of(
          SessionResource.class,
          NetworkResource.class,
          ResidentsResource.class,
          EventsResource.class,
          PapersResource.class,
          LettersResource.class,
          MessagesResource.class,
          TrialsResource.class,
          LinesResource.class,
          ClockResource.class,
          AuditResource.class,
          PkiResource.class,
          AccessResource.class,
          ConnectionsResource.class,
          RunsResource.class,
          PerformanceResource.class);

  private final Server server;
  private final int port;

  private ConsoleServer(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Binds and serves. PORT_IN_USE when the port is taken.
   *
   * @param port 0 for any free one
   */
  public static Outcome<ConsoleServer> open(
      int port, ConsoleTls tls, Porter porter, Sources sources) {
    var threads = new QueuedThreadPool(THREADS);
    threads.setName("console");
    threads.setDaemon(true);
    var server = new Server(threads);
    var connector = connector(server, port, tls);
    try {
      connector.open();
    } catch (IOException e) {
      return e instanceof BindException || e.getCause() instanceof BindException
          ? Outcome.refused(RefusalCode.PORT_IN_USE, port)
          : Outcome.refused(
              RefusalCode.CONFIG_INVALID_VALUE, "console", 0, HOST, e.getClass().getSimpleName());
    }
    ResourceConfig api = api(porter, sources);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
    var limit = new SizeLimitHandler(BODY_BYTES, -1);
    limit.setHandler(context(api, connector.getLocalPort()));
    server.setHandler(limit);
    return Outcome.passed(new ConsoleServer(started(server), connector.getLocalPort()));
  }

  private static ServerConnector connector(Server server, int port, ConsoleTls tls) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setUriCompliance(UriCompliance.RFC3986);
    http.addCustomizer(new SecureRequestCustomizer(false, false, -1, false));
    http.addCustomizer(new AnswerHeaders());
    var connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls.contextFactory(), "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setHost(HOST);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  /** What is not named here is not there: nothing is looked for on the class path. */
  private static ResourceConfig api(Porter porter, Sources sources) {
    return new ResourceConfig()
        .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(ServerProperties.WADL_FEATURE_DISABLE, true)
        .registerInstances(
            new SessionResource(porter, sources.version()),
            new NetworkResource(sources.network()),
            new ResidentsResource(sources.desk().register()),
            new EventsResource(sources.desk().register()),
            new PapersResource(sources.desk().papers()),
            new LettersResource(sources.desk().letters()),
            new MessagesResource(sources.messages()),
            new TrialsResource(sources.trials()),
            new LinesResource(sources.lines()),
            new ClockResource(sources.timekeeper()),
            new AuditResource(sources.audit()),
            new PkiResource(sources.trust().pki()),
            new AccessResource(sources.trust().access()),
            new ConnectionsResource(sources.trust().connections()),
            new RunsResource(sources.runs()),
            new PerformanceResource(sources.performance()),
            new JacksonJsonProvider(JSON),
            new Entrance(porter),
            new Troubles());
  }

  private static ServletContextHandler context(ResourceConfig config, int port) {
    var context = new ServletContextHandler("/");
    context.addFilter(new FilterHolder(new Guard(port)), "/*", EnumSet.of(DispatcherType.REQUEST));
    var files = new ServletHolder(new PageFiles());
    context.addServlet(files, "/");
    context.addServlet(files, PageFiles.DESCRIPTION);
    context.addServlet(new ServletHolder(new ServletContainer(config)), API);
    return context;
  }

  private static Server started(Server server) {
    try {
      server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("the console did not start", e);
    }
  }

  /** The port that is bound. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the console did not stop cleanly: {}", new FailureTrace(e));
    }
  }
}
