package jukigate.simulators.edge;

import java.util.List;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.node.Nodes;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.MessageContentsList;
import org.apache.cxf.service.invoker.Invoker;

/**
 * Takes a request from CXF to its node and the answer back. Every contract here has one request
 * body and the Dispatch header as parameters; the header was read with the signature already.
 */
record AskNode(Hosting<?> hosting, Nodes nodes) implements Invoker {
  @Override
  public Object invoke(Exchange exchange, Object parameters) {
    Object request = ((List<?>) parameters).getFirst();
    return switch (hosting.answer(nodes, exchange.get(Inbound.class), request)) {
      case Outcome.Passed<?>(Object answer) -> new MessageContentsList(answer);
      case Outcome.Refused<?> refused -> throw new RefusedException(refused.refusal());
    };
  }
}
