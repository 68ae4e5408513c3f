package jukigate.simulators.resident;

import java.util.List;
import jukigate.domain.register.HouseholdMember;

/**
 * 世帯.
 *
 * @param number number of the household in its municipality, from 0
 * @param members the householder first
 */
public record Household(int number, List<HouseholdMember> members) {
  public Household {
    members = List.copyOf(members);
  }
}
