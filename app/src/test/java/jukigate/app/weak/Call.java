package jukigate.app.weak;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** A call of a weakened method. */
final class Call {
  private final String method;
  private final Object self;
  private final Object[] arguments;

  /**
   * @param self the object; null for a static method
   * @param arguments as given; may be changed before {@link #original}
   */
  Call(String method, Object self, Object[] arguments) {
    this.method = method;
    this.self = self;
    this.arguments = arguments;
  }

  Object self() {
    return self;
  }

  Object[] arguments() {
    return arguments;
  }

  /** What a weak version does instead. */
  @FunctionalInterface
  interface Instead {
    Object of(Call call) throws Exception;
  }

  <T> T argument(Class<T> type, int index) {
    return type.cast(arguments[index]);
  }

  /** What the method does where nothing is missing. */
  Object original() throws Exception {
    String type = method.substring(0, method.indexOf('#'));
    String name = method.substring(type.length() + 1);
    Method found =
        Stream.of(Class.forName(type).getDeclaredMethods())
            .filter(each -> each.getName().equals(name) && fits(each.getParameterTypes()))
            .findFirst()
            .orElseThrow();
    return Switchboard.beside(method, () -> invoke(found, self, arguments));
  }

  private boolean fits(Class<?>[] types) {
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (arguments[i] != null && !types[i].isPrimitive() && !types[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  /** Calls another method of the same object. */
  Object ask(String name, Object... given) throws Exception {
    Method found =
        Stream.of(self.getClass().getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .filter(each -> each.getParameterCount() == given.length)
            .findFirst()
            .orElseThrow();
    return invoke(found, self, given);
  }

  <T> T field(Class<T> type, String name) throws Exception {
    Field field = self.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return type.cast(field.get(self));
  }

  /** Makes what only its own package can make. */
  static Object make(String type, Object... given) throws Exception {
    Constructor<?> only = Class.forName(type).getDeclaredConstructors()[0];
    open(only);
    return only.newInstance(given);
  }

  private static Object invoke(Method method, Object self, Object... given) throws Exception {
    open(method);
    try {
      return method.invoke(self, given);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void open(AccessibleObject object) {
    object.setAccessible(true);
  }
}
