export interface Announcement {
  readonly id: string;
  readonly organisationId: string;
  readonly text: string;
  readonly sentById: string;
  readonly sentAt: Date;
}

export interface AnnouncementReader {
  readonly personId: string;
  /** false: no chat of theirs could be written to */
  readonly reached: boolean;
  readonly seenAt: Date | null;
}

export interface AnnouncementStore {
  send(
    announcement: Omit<Announcement, 'id'>,
    readers: readonly Pick<AnnouncementReader, 'personId' | 'reached'>[],
  ): Promise<Announcement>;
  /** false: it was not for this person, or they have said so before */
  markSeen(organisationId: string, announcementId: string, personId: string, at: Date): Promise<boolean>;
  latest(
    organisationId: string,
  ): Promise<{ readonly announcement: Announcement; readonly readers: readonly AnnouncementReader[] } | null>;
}
