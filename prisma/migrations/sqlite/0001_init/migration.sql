-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "province" TEXT NOT NULL DEFAULT '',
    "level" TEXT NOT NULL DEFAULT 'commune',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
    "councilName" TEXT NOT NULL DEFAULT '',
    "standingAgency" TEXT NOT NULL DEFAULT '',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "forwarderId" TEXT,
    "blocsRevision" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "theme" TEXT NOT NULL DEFAULT '',
    "horizon" TEXT NOT NULL,
    "startsOn" TEXT,
    "endsOn" TEXT NOT NULL,
    "source" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "revision" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "IndicatorGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" JSONB NOT NULL,
    "unit" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "better" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "baseline" JSONB,
    "period" TEXT NOT NULL,
    "aggregate" TEXT NOT NULL,
    "verbatim" TEXT NOT NULL DEFAULT '',
    "byChat" BOOLEAN NOT NULL DEFAULT true,
    "frequency" TEXT,
    "accumulation" TEXT NOT NULL DEFAULT 'running-total',
    "figureKind" TEXT NOT NULL DEFAULT 'actual',
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "aliases" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "validFrom" TEXT,
    "validUntil" TEXT,
    "mergedIntoId" TEXT,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Bloc" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "leaderUnitId" TEXT,
    "deputyUnitId" TEXT,
    "validFrom" TEXT,
    "validUntil" TEXT,
    "narrative" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "HandOver" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "BlocMembership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "validFrom" TEXT,
    "validUntil" TEXT
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "indicatorId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "share" TEXT NOT NULL,
    "sourceUnitId" TEXT
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "unitId" TEXT,
    "anytime" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ChatAccount" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "reachability" TEXT NOT NULL DEFAULT 'reachable',
    "reachabilityReason" TEXT NOT NULL DEFAULT '',
    "rank" INTEGER,
    "linkedAt" DATETIME NOT NULL,
    "lastInboundAt" DATETIME
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "grantedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Office" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validUntil" TEXT
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "role" TEXT,
    "blocId" TEXT,
    "officeKind" TEXT,
    "personId" TEXT,
    "officeFrom" TEXT,
    "tokenHash" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "codeExpiresAt" DATETIME NOT NULL,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "usedById" TEXT,
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "CodeAttempt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CouncilGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "topicId" TEXT,
    "title" TEXT NOT NULL,
    "boundById" TEXT,
    "boundAt" DATETIME NOT NULL,
    "lostAt" DATETIME
);

-- CreateTable
CREATE TABLE "ReportingPeriod" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "dataFrom" TEXT NOT NULL,
    "dataTo" TEXT NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "overAt" DATETIME,
    "finalOfId" TEXT,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CampaignEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "day" TEXT,
    "periodId" TEXT
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "periodId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "indicatorId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL DEFAULT '',
    "share" TEXT NOT NULL,
    "expects" TEXT NOT NULL DEFAULT 'actual',
    "state" TEXT NOT NULL DEFAULT 'open',
    "firstReportedAt" DATETIME,
    "answeredAt" DATETIME
);

-- CreateTable
CREATE TABLE "Figure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "periodId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "indicatorId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" BIGINT,
    "ofValue" BIGINT,
    "level" BIGINT,
    "estimate" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'accepted',
    "late" BOOLEAN NOT NULL DEFAULT false,
    "typed" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "inboxId" INTEGER,
    "authorId" TEXT,
    "sentAt" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "decidedById" TEXT
);

-- CreateTable
CREATE TABLE "Narrative" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "periodId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'accepted',
    "late" BOOLEAN NOT NULL DEFAULT false,
    "inboxId" INTEGER,
    "authorId" TEXT,
    "sentAt" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "decidedById" TEXT
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "indicatorId" TEXT,
    "member" TEXT,
    "inboxId" INTEGER,
    "text" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "doubt" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "position" INTEGER NOT NULL DEFAULT 0,
    "sentAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "askedAt" DATETIME,
    "answeredAt" DATETIME
);

-- CreateTable
CREATE TABLE "Button" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "token" TEXT NOT NULL,
    "organisationId" TEXT,
    "channel" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "personId" TEXT,
    "offer" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "action" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Postponement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "periodId" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'granted',
    "inboxId" INTEGER,
    "askedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Delegation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "periodId" TEXT NOT NULL,
    "indicatorId" TEXT NOT NULL DEFAULT '',
    "fromPersonId" TEXT NOT NULL,
    "toPersonId" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "inboxId" INTEGER,
    "askedAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Difficulty" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "blocId" TEXT NOT NULL,
    "indicatorId" TEXT,
    "text" TEXT NOT NULL,
    "raisedAt" DATETIME NOT NULL,
    "settledAt" DATETIME
);

-- CreateTable
CREATE TABLE "InboxMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "externalKey" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "raw" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retryAt" DATETIME,
    "error" TEXT NOT NULL DEFAULT '',
    "handledAt" DATETIME,
    "organisationId" TEXT,
    "messageId" TEXT,
    "worker" TEXT
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "organisationId" TEXT,
    "personId" TEXT,
    "channel" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "topicId" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "content" JSONB NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT NOT NULL DEFAULT '',
    "externalId" TEXT,
    "inboxId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "settledAt" DATETIME,
    "worker" TEXT,
    "digest" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "SendGate" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "openAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReminderPlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "changedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReminderSent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "periodIds" JSONB NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "periodId" TEXT,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "previewedAt" DATETIME,
    "publishedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "periodId" TEXT NOT NULL,
    "reviewId" TEXT,
    "number" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "dueAt" DATETIME,
    "publishedAt" DATETIME NOT NULL,
    "publishedById" TEXT,
    "correctsId" TEXT
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "organisationId" TEXT,
    "personId" TEXT,
    "at" DATETIME NOT NULL,
    "action" TEXT NOT NULL,
    "detail" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CommandRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "command" TEXT NOT NULL,
    "argument" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "result" JSONB,
    "createdAt" DATETIME NOT NULL,
    "handledAt" DATETIME
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organisationId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sentById" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AnnouncementReader" (
    "announcementId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "reached" BOOLEAN NOT NULL,
    "seenAt" DATETIME,

    PRIMARY KEY ("announcementId", "personId")
);

-- CreateTable
CREATE TABLE "ZaloOaGrant" (
    "oaId" TEXT NOT NULL PRIMARY KEY,
    "sealed" TEXT NOT NULL DEFAULT '',
    "previousSealed" TEXT NOT NULL DEFAULT '',
    "origin" TEXT NOT NULL,
    "accessUntil" DATETIME NOT NULL,
    "grantUntil" DATETIME NOT NULL,
    "refreshedAt" DATETIME,
    "trouble" TEXT NOT NULL DEFAULT '',
    "troubleDetail" TEXT NOT NULL DEFAULT '',
    "troubleSince" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_code_key" ON "Organisation"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_organisationId_code_key" ON "Campaign"("organisationId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "IndicatorGroup_campaignId_code_key" ON "IndicatorGroup"("campaignId", "code");

-- CreateIndex
CREATE INDEX "Indicator_organisationId_idx" ON "Indicator"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Indicator_campaignId_code_key" ON "Indicator"("campaignId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_organisationId_code_key" ON "Unit"("organisationId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Bloc_organisationId_code_key" ON "Bloc"("organisationId", "code");

-- CreateIndex
CREATE INDEX "HandOver_organisationId_idx" ON "HandOver"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "HandOver_blocId_kind_validFrom_key" ON "HandOver"("blocId", "kind", "validFrom");

-- CreateIndex
CREATE INDEX "BlocMembership_organisationId_idx" ON "BlocMembership"("organisationId");

-- CreateIndex
CREATE INDEX "Assignment_organisationId_blocId_idx" ON "Assignment"("organisationId", "blocId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_indicatorId_blocId_key" ON "Assignment"("indicatorId", "blocId");

-- CreateIndex
CREATE INDEX "Person_organisationId_idx" ON "Person"("organisationId");

-- CreateIndex
CREATE INDEX "ChatAccount_personId_idx" ON "ChatAccount"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ChatAccount_channel_botId_externalId_key" ON "ChatAccount"("channel", "botId", "externalId");

-- CreateIndex
CREATE INDEX "RoleGrant_organisationId_idx" ON "RoleGrant"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "RoleGrant_personId_role_key" ON "RoleGrant"("personId", "role");

-- CreateIndex
CREATE INDEX "Office_organisationId_idx" ON "Office"("organisationId");

-- CreateIndex
CREATE INDEX "Office_blocId_idx" ON "Office"("blocId");

-- CreateIndex
CREATE INDEX "Office_personId_idx" ON "Office"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_codeHash_idx" ON "Invitation"("codeHash");

-- CreateIndex
CREATE INDEX "Invitation_organisationId_idx" ON "Invitation"("organisationId");

-- CreateIndex
CREATE INDEX "CodeAttempt_channel_botId_chatId_at_idx" ON "CodeAttempt"("channel", "botId", "chatId", "at");

-- CreateIndex
CREATE INDEX "CouncilGroup_organisationId_idx" ON "CouncilGroup"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "CouncilGroup_channel_botId_chatId_key" ON "CouncilGroup"("channel", "botId", "chatId");

-- CreateIndex
CREATE INDEX "ReportingPeriod_organisationId_idx" ON "ReportingPeriod"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportingPeriod_campaignId_label_key" ON "ReportingPeriod"("campaignId", "label");

-- CreateIndex
CREATE INDEX "CampaignEvent_organisationId_idx" ON "CampaignEvent"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "CampaignEvent_campaignId_name_key" ON "CampaignEvent"("campaignId", "name");

-- CreateIndex
CREATE INDEX "Duty_periodId_state_idx" ON "Duty"("periodId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Duty_periodId_blocId_indicatorId_unitId_key" ON "Duty"("periodId", "blocId", "indicatorId", "unitId");

-- CreateIndex
CREATE INDEX "Figure_organisationId_status_idx" ON "Figure"("organisationId", "status");

-- CreateIndex
CREATE INDEX "Figure_inboxId_idx" ON "Figure"("inboxId");

-- CreateIndex
CREATE UNIQUE INDEX "Figure_periodId_blocId_indicatorId_unitId_version_key" ON "Figure"("periodId", "blocId", "indicatorId", "unitId", "version");

-- CreateIndex
CREATE INDEX "Narrative_organisationId_status_idx" ON "Narrative"("organisationId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Narrative_periodId_blocId_part_key" ON "Narrative"("periodId", "blocId", "part");

-- CreateIndex
CREATE INDEX "Question_personId_state_idx" ON "Question"("personId", "state");

-- CreateIndex
CREATE INDEX "Question_organisationId_state_idx" ON "Question"("organisationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Button_token_key" ON "Button"("token");

-- CreateIndex
CREATE INDEX "Button_expiresAt_idx" ON "Button"("expiresAt");

-- CreateIndex
CREATE INDEX "Button_offer_idx" ON "Button"("offer");

-- CreateIndex
CREATE INDEX "Button_channel_botId_chatId_number_idx" ON "Button"("channel", "botId", "chatId", "number");

-- CreateIndex
CREATE INDEX "Postponement_organisationId_idx" ON "Postponement"("organisationId");

-- CreateIndex
CREATE INDEX "Postponement_blocId_periodId_idx" ON "Postponement"("blocId", "periodId");

-- CreateIndex
CREATE INDEX "Delegation_organisationId_idx" ON "Delegation"("organisationId");

-- CreateIndex
CREATE INDEX "Delegation_blocId_periodId_idx" ON "Delegation"("blocId", "periodId");

-- CreateIndex
CREATE INDEX "Difficulty_organisationId_idx" ON "Difficulty"("organisationId");

-- CreateIndex
CREATE INDEX "InboxMessage_state_id_idx" ON "InboxMessage"("state", "id");

-- CreateIndex
CREATE INDEX "InboxMessage_channel_botId_chatId_state_sentAt_id_idx" ON "InboxMessage"("channel", "botId", "chatId", "state", "sentAt", "id");

-- CreateIndex
CREATE INDEX "InboxMessage_channel_botId_chatId_messageId_idx" ON "InboxMessage"("channel", "botId", "chatId", "messageId");

-- CreateIndex
CREATE INDEX "InboxMessage_worker_idx" ON "InboxMessage"("worker");

-- CreateIndex
CREATE UNIQUE INDEX "InboxMessage_channel_botId_externalKey_key" ON "InboxMessage"("channel", "botId", "externalKey");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_key_key" ON "OutboxMessage"("key");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_notBefore_priority_id_idx" ON "OutboxMessage"("state", "notBefore", "priority", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_botId_state_priority_id_idx" ON "OutboxMessage"("channel", "botId", "state", "priority", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_botId_chatId_state_id_idx" ON "OutboxMessage"("channel", "botId", "chatId", "state", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_botId_chatId_digest_startedAt_idx" ON "OutboxMessage"("channel", "botId", "chatId", "digest", "startedAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_organisationId_state_idx" ON "OutboxMessage"("organisationId", "state");

-- CreateIndex
CREATE INDEX "SendGate_openAt_idx" ON "SendGate"("openAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderPlan_campaignId_key" ON "ReminderPlan"("campaignId");

-- CreateIndex
CREATE INDEX "ReminderSent_organisationId_at_idx" ON "ReminderSent"("organisationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderSent_personId_day_key" ON "ReminderSent"("personId", "day");

-- CreateIndex
CREATE INDEX "Review_organisationId_idx" ON "Review"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_organisationId_number_key" ON "Publication"("organisationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarDay_organisationId_day_key" ON "CalendarDay"("organisationId", "day");

-- CreateIndex
CREATE INDEX "AuditEntry_organisationId_at_idx" ON "AuditEntry"("organisationId", "at");

-- CreateIndex
CREATE INDEX "Announcement_organisationId_sentAt_idx" ON "Announcement"("organisationId", "sentAt");
