package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.deliveryaddress.DeliveryAddress;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddress;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddressResponse;
import jukigate.contract.dispatch.Dispatch;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X10 at the card management system. */
final class DeliveryAddressEndpoint implements DeliveryAddress {
  private final BiFunction<Inbound, NotifyDeliveryAddress, Outcome<NotifyDeliveryAddressResponse>>
      node;

  DeliveryAddressEndpoint(
      BiFunction<Inbound, NotifyDeliveryAddress, Outcome<NotifyDeliveryAddressResponse>> node) {
    this.node = node;
  }

  @Override
  public NotifyDeliveryAddressResponse notifyDeliveryAddress(
      NotifyDeliveryAddress request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
