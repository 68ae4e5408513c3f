package jukigate.simulators.resident.event;

import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.RegisterDate;

/**
 * What every event has.
 *
 * @param municipality the municipality that enters it
 * @param request 依頼管理番号, 操作者ID, 操作端末ID
 * @param date 異動年月日; of a move out, the planned date
 * @param notifiedOn 届出の年月日
 */
public record EventHeader(
    LocalGovernmentCode municipality,
    ControlItems.Request request,
    RegisterDate date,
    RegisterDate notifiedOn) {}
