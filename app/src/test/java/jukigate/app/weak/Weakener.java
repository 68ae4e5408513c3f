package jukigate.app.weak;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Redefines, in this JVM only, the methods that make the checks, so that each can be switched off;
 * {@link #close} puts the classes back as they are delivered. The product has no such switch.
 */
final class Weakener implements AutoCloseable {
  private final Map<String, Map<String, Call.Instead>> points;
  private final Instrumentation instrumentation = ByteBuddyAgent.install();
  private final List<Class<?>> changed = new ArrayList<>();

  /**
   * @param points by defence, by method ({@code class#method}), what the weak version does
   */
  Weakener(Map<String, Map<String, Call.Instead>> points) {
    this.points = points;
    Map<String, Set<String>> methods = new TreeMap<>();
    points.values().stream()
        .flatMap(each -> each.keySet().stream())
        .forEach(
            method ->
                methods
                    .computeIfAbsent(
                        method.substring(0, method.indexOf('#')), type -> new TreeSet<>())
                    .add(method.substring(method.indexOf('#') + 1)));
    methods.forEach(this::redefine);
  }

  /** Every defence is there again. */
  void strong() {
    Switchboard.set(Map.of());
  }

  /** Only these defences are missing. */
  void without(Collection<String> defences) {
    Switchboard.set(Switchboard.merge(defences.stream().map(this::point).toList()));
  }

  private Map<String, Call.Instead> point(String defence) {
    Map<String, Call.Instead> found = points.get(defence);
    if (found == null) {
      throw new IllegalArgumentException("nothing switches off " + defence);
    }
    return found;
  }

  private void redefine(String name, Set<String> methods) {
    try {
      Class<?> type = Class.forName(name);
      ClassFileLocator locator = ClassFileLocator.ForClassLoader.of(type.getClassLoader());
      var weak =
          new ByteBuddy()
              .redefine(type, locator)
              .visit(
                  Advice.to(Advised.class)
                      .on(ElementMatchers.namedOneOf(methods.toArray(String[]::new))))
              .make();
      changed.add(type);
      instrumentation.redefineClasses(new ClassDefinition(type, weak.getBytes()));
    } catch (ClassNotFoundException | UnmodifiableClassException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Override
  public void close() {
    strong();
    try {
      for (Class<?> type : changed) {
        byte[] delivered =
            ClassFileLocator.ForClassLoader.of(type.getClassLoader())
                .locate(type.getName())
                .resolve();
        instrumentation.redefineClasses(new ClassDefinition(type, delivered));
      }
    } catch (java.io.IOException | ClassNotFoundException | UnmodifiableClassException e) {
      throw new IllegalStateException(e);
    }
  }
}
