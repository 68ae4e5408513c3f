package jukigate.console.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jukigate.console.access.Role;

/** Which roles a method of the API is for. A method without this or {@link Open} is for nobody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {
  Role[] value();
}
