package jukigate.bench.peer;

import javax.xml.namespace.QName;
import jukigate.bench.work.Work;
import jukigate.domain.message.Operation;

/**
 * Where stock libraries find the WSDL of a work, and what is what in it.
 *
 * @param path of the endpoint
 */
record Contract(Class<?> type, String wsdl, QName service, QName port, String path) {
  static Contract of(Work<?, ?> work) {
    Operation operation = work.operation();
    Class<?> type = work.service().type();
    return new Contract(
        type,
        "classpath:wsdl/" + operation.service() + ".wsdl",
        new QName(operation.namespace(), type.getSimpleName() + "Service"),
        new QName(operation.namespace(), type.getSimpleName() + "Port"),
        operation.path());
  }
}
