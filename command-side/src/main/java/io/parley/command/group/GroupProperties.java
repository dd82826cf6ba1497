package io.parley.command.group;

import io.parley.command.WrongSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param membersMax how many a group can have, its owner included; larger ones stay as they are
@ConfigurationProperties("parley.groups")
record GroupProperties(@DefaultValue("2000") int membersMax) {
    GroupProperties {
        if (membersMax < 2) {
            throw new WrongSetting("parley.groups.members-max is " + membersMax + ": a group has at least 2");
        }
    }
}
