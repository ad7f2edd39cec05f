export interface paths {
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who I am, signed in or not
         * @description For anyone. A token needs the scope `me:read`.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change my name or language
         * @description For anyone. A token needs the scope `me:write`.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My delivery addresses, the default first
         * @description For anyone. A token needs the scope `me:read`.
         */
        get: operations["listAddresses"];
        put?: never;
        /**
         * Add a delivery address; the first is the default
         * @description For anyone. A token needs the scope `me:write`.
         */
        post: operations["addAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/addresses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a delivery address; orders keep their copy
         * @description For anyone. A token needs the scope `me:write`.
         */
        delete: operations["removeAddress"];
        options?: never;
        head?: never;
        /**
         * Change a delivery address, or make it the default
         * @description For anyone. A token needs the scope `me:write`.
         */
        patch: operations["changeAddress"];
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My API tokens, without their secrets
         * @description For whoever is signed in.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make an API token; it is shown this once
         * @description For whoever is signed in.
         */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description For whoever is signed in.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People with an account, newest first, or those that a query finds
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant or revoke a role on the platform
         * @description For operator.
         */
        post: operations["changeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/first-operator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Become the first operator, by the one-time link that the first start printed
         * @description For whoever is signed in.
         */
        post: operations["becomeFirstOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done by people with power, newest first
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The actions that the audit log has entries of
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listAuditActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest 10,000 entries that the filter finds, as CSV
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the readers of the event log stand
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/appeals/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was decided against a thing of mine, and where my appeal stands
         * @description For whoever is signed in.
         */
        get: operations["getAppealStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Appeal, once and within 30 days, against what was decided about a thing of mine
         * @description For whoever is signed in.
         */
        post: operations["makeAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appeals: open ones the oldest first, the others the latest first
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listAppeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/appeals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an appeal, which undoes the decision, or reject it; not on one’s own decision
         * @description For operator.
         */
        post: operations["decideOnAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/appeals/{id}/files/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evidence as it was given; that it was opened is written to the audit log
         * @description For operator.
         */
        get: operations["openAppealFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open shops of a city, newest first
         * @description For anyone. A token needs the scope `shops:read`.
         */
        get: operations["listCityShops"];
        put?: never;
        /**
         * Ask for a shop; an operator opens it (in the town it is open at once)
         * @description For whoever is signed in. A token needs the scope `shops:write`.
         */
        post: operations["addShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shops that I work in
         * @description For whoever is signed in. A token needs the scope `shops:read`.
         */
        get: operations["listMyShops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cities of open shops, those with the most shops first, at most 100
         * @description For anyone.
         */
        get: operations["listCities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The home page of a shop
         * @description For anyone. A token needs the scope `shops:read`.
         */
        get: operations["getShop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a shop has on sale, newest first
         * @description For anyone. A token needs the scope `shops:read`.
         */
        get: operations["listShopProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{id}/clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a shop has published, newest first
         * @description For anyone. A token needs the scope `shops:read`.
         */
        get: operations["listShopClips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shops with their owners, newest first
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listReviewedShops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/shops/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open or suspend a shop; the reason is kept in the audit log
         * @description For operator. A token needs the scope `ops:write`.
         */
        post: operations["decideOnShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shop-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a name for a shop is still free
         * @description For whoever is signed in.
         */
        get: operations["isShopNameFree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shop-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My applications to open a shop, the newest first
         * @description For whoever is signed in.
         */
        get: operations["listMyApplications"];
        put?: never;
        /**
         * Begin an application; it is kept as a draft until it is submitted
         * @description For whoever is signed in.
         */
        post: operations["beginApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shop-applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An application of mine
         * @description For whoever is signed in.
         */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        /**
         * Throw a draft away, with its files
         * @description For whoever is signed in.
         */
        delete: operations["discardApplication"];
        options?: never;
        head?: never;
        /**
         * Save what is filled in so far, of a draft or of what was sent back
         * @description For whoever is signed in.
         */
        patch: operations["changeApplication"];
        trace?: never;
    };
    "/api/v1/studio/shop-applications/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand an application in for review; its shop is there from now on, closed until approved
         * @description For whoever is signed in.
         */
        post: operations["submitApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shop-applications/{id}/files/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep a document (raw PDF, JPEG, PNG or WebP, at most 8 MB); only reviewers can open it
         * @description For whoever is signed in.
         */
        put: operations["putApplicationFile"];
        post?: never;
        /**
         * Take a document out of an application
         * @description For whoever is signed in.
         */
        delete: operations["removeApplicationFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/shop-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Applications to open a shop, the longest waiting first
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/shop-applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An application with its hints; numbers masked
         * @description For operator.
         */
        get: operations["getReviewedApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/shop-applications/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The document numbers in full; that they were opened is written to the audit log
         * @description For operator.
         */
        post: operations["openApplicationNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/shop-applications/{id}/files/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A document as it was given; that it was opened is written to the audit log
         * @description For operator.
         */
        get: operations["openApplicationFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/shop-applications/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or reject the version that was read, with a reason and what is wrong by field
         * @description For operator.
         */
        post: operations["decideOnApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who works in a shop; owners also see contacts and open invitations
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `shops:read`.
         */
        get: operations["getStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send somebody a link to join a shop; it replaces an earlier one and is good for 7 days
         * @description For members of the shop: owner.
         */
        post: operations["inviteStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation; its link no longer works
         * @description For members of the shop: owner.
         */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which shop the token of an invitation leads to, and as what; changes nothing
         * @description For whoever is signed in.
         */
        post: operations["lookAtInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join a shop by the token of an invitation; once, and again without effect for who joined
         * @description For whoever is signed in.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/staff/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member from a shop, or leave it; the last owner stays
         * @description For members of the shop: owner, host, assistant, clerk, finance.
         */
        delete: operations["removeStaff"];
        options?: never;
        head?: never;
        /**
         * Give a member another role; not oneself
         * @description For members of the shop: owner.
         */
        patch: operations["changeStaffRole"];
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My views of a list of this shop
         * @description For members of the shop: owner, host, assistant, clerk, finance.
         */
        get: operations["listSavedViews"];
        put?: never;
        /**
         * Keep a view under a name; one of the same name becomes this one
         * @description For members of the shop: owner, host, assistant, clerk, finance.
         */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a view of mine
         * @description For members of the shop: owner, host, assistant, clerk, finance.
         */
        delete: operations["removeView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Become a creator
         * @description For whoever is signed in. A token needs the scope `shops:write`.
         */
        post: operations["addCreator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The home page of a creator
         * @description For anyone. A token needs the scope `shops:read`.
         */
        get: operations["getCreator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/creators/{id}/clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a creator has published, newest first
         * @description For anyone. A token needs the scope `shops:read`.
         */
        get: operations["listCreatorClips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom I follow, the latest first
         * @description For anyone. A token needs the scope `me:read`.
         */
        get: operations["listFollows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follows/{authorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow a shop or creator; safe to repeat
         * @description For anyone. A token needs the scope `me:write`.
         */
        put: operations["followAuthor"];
        post?: never;
        /**
         * Follow no longer; safe to repeat
         * @description For anyone. A token needs the scope `me:write`.
         */
        delete: operations["unfollowAuthor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an uploaded video is
         * @description For whoever is signed in. A token needs the scope `clips:read`.
         */
        get: operations["getAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clips/{clipId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A published clip
         * @description For anyone.
         */
        get: operations["getClip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Clips of an author of one’s own, in every state
         * @description For whoever is signed in. A token needs the scope `clips:read`.
         */
        get: operations["listStudioClips"];
        put?: never;
        /**
         * Make a clip of an uploaded video
         * @description With `publish`, a clip whose video is still being prepared is published when it is ready.
         *
         *     For whoever is signed in. A token needs the scope `clips:write`.
         */
        post: operations["createClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/clips/{clipId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a clip back for good
         * @description For whoever is signed in. A token needs the scope `clips:write`.
         */
        delete: operations["removeClip"];
        options?: never;
        head?: never;
        /**
         * Change the words or goods of a clip
         * @description For whoever is signed in. A token needs the scope `clips:write`.
         */
        patch: operations["changeClip"];
        trace?: never;
    };
    "/api/v1/studio/clips/{clipId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a draft, now or when its video is ready
         * @description For whoever is signed in. A token needs the scope `clips:write`.
         */
        post: operations["publishClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Clips of everybody, in every state
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listOpsClips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/clips/{clipId}/take-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a clip down, with a reason
         * @description For operator. A token needs the scope `ops:write`.
         */
        post: operations["takeDownClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/clips/{clipId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a clip again that was taken down
         * @description For operator. A token needs the scope `ops:write`.
         */
        post: operations["restoreClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/clips/{clipId}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Publish a draft at a time, or at another time than before
         * @description At least a minute and at most 90 days from now by the server’s clock. A video that is not ready by then is published as soon as it is; one that is refused leaves a draft.
         *
         *     For whoever is signed in. A token needs the scope `clips:write`.
         */
        put: operations["scheduleClip"];
        post?: never;
        /**
         * Make a scheduled clip a draft again
         * @description For whoever is signed in. A token needs the scope `clips:write`.
         */
        delete: operations["unscheduleClip"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/clips/{clipId}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose what the cover shows: a moment of the video, or an uploaded picture
         * @description The picture of a moment is made shortly afterwards; until then `coverWantedMs` names it. A null `pictureKey` goes back to the cover that was made with the video.
         *
         *     For whoever is signed in. A token needs the scope `clips:write`.
         */
        put: operations["chooseClipCover"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/clips/{clipId}/video": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a clip another uploaded video
         * @description The clip keeps its id, words, goods and counts, and shows its old video until the other one is ready.
         *
         *     For whoever is signed in. A token needs the scope `clips:write`.
         */
        put: operations["replaceClipVideo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clips/{clipId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what is wrong with a clip; once for each person and clip
         * @description For anyone.
         */
        post: operations["reportClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/clips/reported": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published clips that viewers reported, the most reports for their views first
         * @description Reports that an operator decided on are left out. Fewer than 100 views count as 100.
         *
         *     For operator. A token needs the scope `ops:read`.
         */
        get: operations["listReportedClips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/clips/{clipId}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a reported clip as it is, with a reason; its reports wait no more
         * @description For operator. A token needs the scope `ops:write`.
         */
        post: operations["keepClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next clips for this person
         * @description What was served is not served again. An empty page with `endOfFeed` says that all was seen.
         *
         *     For anyone. A token needs the scope `feed:read`.
         */
        get: operations["getFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest clips of followed shops and creators
         * @description For anyone. A token needs the scope `feed:read`.
         */
        get: operations["listFollowingFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clips/{clipId}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why this person sees this clip
         * @description For anyone. A token needs the scope `feed:read`.
         */
        get: operations["explainClip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/interests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the feed believes this person likes
         * @description For anyone. A token needs the scope `feed:read`.
         */
        get: operations["getInterests"];
        put?: never;
        post?: never;
        /**
         * Forget what this person likes and, unless it is kept, what they asked for and hid
         * @description What was seen stays seen, and follows stay.
         *
         *     For anyone. A token needs the scope `feed:write`.
         */
        delete: operations["resetInterests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interest/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How likely people known from elsewhere click, watch long and like
         * @description For operator. A token needs the scope `interest:read`.
         */
        post: operations["scoreInterest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * See more or less of a shop, a creator or a category
         * @description Counts from the next page on. Hides nothing: what less was asked for of comes last.
         *
         *     For anyone. A token needs the scope `feed:write`.
         */
        put: operations["putFeedChoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/dials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Turn the feed from familiar to fresh, and from anywhere to near
         * @description Near is near to the city that is named; no position is asked for.
         *
         *     For anyone. A token needs the scope `feed:write`.
         */
        put: operations["putFeedDials"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/hides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Show an author or a category again that was hidden
         * @description For anyone. A token needs the scope `feed:write`.
         */
        delete: operations["unhide"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/interests/learnt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget one thing that the feed believes this person likes
         * @description What was seen stays seen, and the other interests stay.
         *
         *     For anyone. A token needs the scope `feed:write`.
         */
        delete: operations["forgetInterest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clips/{clipId}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Like a clip
         * @description For anyone. A token needs the scope `reactions:write`.
         */
        put: operations["likeClip"];
        post?: never;
        /**
         * Take a like back
         * @description For anyone. A token needs the scope `reactions:write`.
         */
        delete: operations["unlikeClip"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clips/{clipId}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Not interested in this clip, its author, or its category
         * @description For anyone. A token needs the scope `reactions:write`.
         */
        post: operations["hideClip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clips/{clipId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Comments of a clip, newest first
         * @description For anyone. A token needs the scope `clips:read`.
         */
        get: operations["listComments"];
        put?: never;
        /**
         * Comment on a clip
         * @description For whoever is signed in. A token needs the scope `reactions:write`.
         */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a comment
         * @description Its writer, the author of the clip, or a moderator may.
         *
         *     For whoever is signed in. A token needs the scope `reactions:write`.
         */
        delete: operations["removeComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a person saw, watched, opened and shared
         * @description For anyone. A token needs the scope `events:write`.
         */
        post: operations["reportEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The categories with the attributes that their products have
         * @description For anyone.
         */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product with its variants and the clips that show it
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products on sale, newest first
         * @description For anyone.
         */
        get: operations["listMall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A shop’s products with real stock, newest first
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `catalogue:read`.
         */
        get: operations["listStudioProducts"];
        put?: never;
        /**
         * Add a product with its variants
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["addProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product of a shop with real stock
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `catalogue:read`.
         */
        get: operations["getStudioProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a product; what is not named stays
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        patch: operations["changeProduct"];
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/variants/{variantId}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set what was counted of a variant
         * @description For members of the shop: owner, assistant, clerk. A token needs the scope `stock:write`.
         */
        put: operations["countStock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/products/bulk-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of many products would do; changes nothing
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["previewBulkEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/products/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many products: each as a whole or not at all, answered one by one
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["bulkEditProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/products/{id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The prices that a product’s variants had, and what they say about its struck prices
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `catalogue:read`.
         */
        get: operations["getPriceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/pictures/{key}/crop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a part of a picture as a picture of its own; safe to repeat
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["cropPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products of every shop, the newest first
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listModeratedProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products/{id}/take-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a product off every page, with a reason; its shop may appeal
         * @description For operator. A token needs the scope `ops:write`.
         */
        post: operations["takeDownProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/products/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a product that was taken down the state it had, with a reason
         * @description For operator. A token needs the scope `ops:write`.
         */
        post: operations["restoreProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A shop’s certificates, or a product’s, the newest first
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `catalogue:read`.
         */
        get: operations["listCertificates"];
        put?: never;
        /**
         * Begin a certificate of what a product says; its file hands it in for review
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["beginCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/certificates/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A certificate of one’s shop as it was given
         * @description For members of the shop: owner, assistant.
         */
        get: operations["openOwnCertificate"];
        /**
         * The certificate itself (raw PDF, JPEG, PNG or WebP, at most 8 MB), for review
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        put: operations["putCertificateFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/certificates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a certificate back; an accepted one counts no more
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        delete: operations["withdrawCertificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Certificates: waiting ones the longest waiting first, the others the latest first
         * @description For operator. A token needs the scope `ops:read`.
         */
        get: operations["listReviewedCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/certificates/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A certificate as it was given; that it was opened is written to the audit log
         * @description For operator.
         */
        get: operations["openCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/certificates/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or reject a certificate that waits, or revoke one that was accepted
         * @description For operator.
         */
        post: operations["decideOnCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what was checked: each product whole or not at all; safe to repeat
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["applyCatalogueFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a file up; products taken already stay
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["cancelCatalogueFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/catalogue-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue files of a shop, newest first
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:read`.
         */
        get: operations["listCatalogueFiles"];
        put?: never;
        /**
         * Send a catalogue as Shopify’s or Google Merchant’s CSV (raw, at most 100 MB) to be looked through
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["uploadCatalogueFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a catalogue file is, and what it would do
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:read`.
         */
        get: operations["getCatalogueFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong with a catalogue file, by line
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:read`.
         */
        get: operations["listCatalogueFileFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/catalogue-files/{fileId}/faults.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong with a catalogue file as CSV, at most 10,000 lines
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:read`.
         */
        get: operations["downloadCatalogueFileFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/catalogue-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue as Shopify’s or Google Merchant’s CSV; what an import brought goes out as it came in
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:read`.
         */
        get: operations["exportCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products by their names, also misspelt or in pinyin, and by what they are
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["searchProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many products each further filter would leave
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["countSearchFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/relief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would find something where nothing was found
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["helpSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How what is typed so far may go on, from categories and the names of products
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["suggestSearches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/popular": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is bought most these days
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["listPopularProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A shop’s promotions and coupons with what came of them, newest first
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `promotions:read`.
         */
        get: operations["listPromotions"];
        put?: never;
        /**
         * Make a promotion or a coupon; it runs by itself from its start to its end
         * @description For members of the shop: owner, assistant. A token needs the scope `promotions:write`.
         */
        post: operations["makePromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/promotions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One promotion or coupon with what came of it
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `promotions:read`.
         */
        get: operations["getPromotion"];
        /**
         * Change a draft or one that has not begun; a running one is stopped and made anew
         * @description For members of the shop: owner, assistant. A token needs the scope `promotions:write`.
         */
        put: operations["changePromotion"];
        post?: never;
        /**
         * Remove a draft
         * @description For members of the shop: owner, assistant. A token needs the scope `promotions:write`.
         */
        delete: operations["removePromotion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/promotions/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a promotion now, or a coupon’s claims; safe to repeat
         * @description For members of the shop: owner, assistant. A token needs the scope `promotions:write`.
         */
        post: operations["stopPromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/promotions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a buyer of these lines pays without a draft and with it; changes nothing
         * @description For members of the shop: owner, host, assistant, clerk, finance. A token needs the scope `promotions:read`.
         */
        post: operations["previewPromotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a product costs now, the promotions that make it so, and the coupons to claim
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["getProductOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{id}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Coupons of a shop that may be claimed now
         * @description For anyone. A token needs the scope `catalogue:read`.
         */
        get: operations["listShopCoupons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupons/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a coupon by its promotion’s id
         * @description For whoever is signed in. A token needs the scope `coupons:write`.
         */
        post: operations["claimCoupon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupons/claim-by-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a coupon by its code; after ten wrong codes in an hour no more are taken
         * @description For whoever is signed in. A token needs the scope `coupons:write`.
         */
        post: operations["claimCouponByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The coupons I have, newest first
         * @description For whoever is signed in. A token needs the scope `coupons:read`.
         */
        get: operations["listMyCoupons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My cart, by shop
         * @description For anyone. A token needs the scope `cart:read`.
         */
        get: operations["getCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the chosen lines of my cart cost now, with promotions and my best coupons
         * @description For anyone. A token needs the scope `cart:read`.
         */
        get: operations["getCartQuote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cart/lines/{variantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set how many of a variant are in my cart
         * @description For anyone. A token needs the scope `cart:write`.
         */
        put: operations["putCartLine"];
        post?: never;
        /**
         * Take a variant out of my cart
         * @description For anyone. A token needs the scope `cart:write`.
         */
        delete: operations["deleteCartLine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What these goods cost, delivered, and when they come; holds for 15 minutes
         * @description For anyone. A token needs the scope `orders:write`.
         */
        post: operations["makeQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order what a quote showed: holds the stock, opens the payment
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        post: operations["placeCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A checkout with its payment and orders
         * @description For whoever is signed in. A token needs the scope `orders:read`.
         */
        get: operations["getCheckout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkouts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an unpaid checkout and give its stock back; safe to repeat
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        post: operations["cancelCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My orders, newest first
         * @description For whoever is signed in. A token needs the scope `orders:read`.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my orders with its timeline, parcels and receipt
         * @description For whoever is signed in. A token needs the scope `orders:read`.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an unpaid order, and those ordered and paid together with it; safe to repeat
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the goods are here: the shop gets its money; safe to repeat
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        post: operations["receiveOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A shop’s orders that fit, the newest or the longest waiting first
         * @description For members of the shop: owner, assistant, clerk, finance. A token needs the scope `orders:read`.
         */
        get: operations["listStudioOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The first 10,000 of a shop’s orders that fit, as CSV
         * @description For members of the shop: owner, assistant, clerk, finance. A token needs the scope `orders:read`.
         */
        get: operations["downloadOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/order-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many of a shop’s orders wait for what
         * @description For members of the shop: owner, assistant, clerk, finance. A token needs the scope `orders:read`.
         */
        get: operations["countStudioOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order of a shop
         * @description For members of the shop: owner, assistant, clerk, finance. A token needs the scope `orders:read`.
         */
        get: operations["getStudioOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a paid order’s money back before it is shipped; safe to repeat
         * @description For members of the shop: owner, assistant, finance. A token needs the scope `orders:write`.
         */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/ask-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to cancel a paid order that is not shipped: without an answer it is refunded; safe to repeat
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        post: operations["askToCancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/withdraw-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was asked: the order goes on; safe to repeat
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        post: operations["withdrawCancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders/{id}/decline-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline to cancel an order, with a reason; to accept is to refund it; safe to repeat
         * @description For members of the shop: owner, assistant, finance. A token needs the scope `orders:write`.
         */
        post: operations["declineCancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the buyer and the shop wrote about an order, newest first
         * @description For whoever is signed in. A token needs the scope `orders:read`.
         */
        get: operations["listOrderMessages"];
        put?: never;
        /**
         * Write to the other side of an order
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        post: operations["writeOrderMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Note which message was the newest that was seen
         * @description For whoever is signed in. A token needs the scope `orders:write`.
         */
        put: operations["readOrderMessages"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the buyer and the shop wrote about an order, newest first
         * @description For members of the shop: owner, assistant, clerk, finance. A token needs the scope `orders:read`.
         */
        get: operations["listStudioOrderMessages"];
        put?: never;
        /**
         * Write to the other side of an order
         * @description For members of the shop: owner, assistant, clerk. A token needs the scope `orders:write`.
         */
        post: operations["writeStudioOrderMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders/{id}/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Note which message was the newest that was seen
         * @description For members of the shop: owner, assistant, clerk, finance. A token needs the scope `orders:write`.
         */
        put: operations["readStudioOrderMessages"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/shipping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A shop’s shipping rules now; the built-in ones while it has none
         * @description For members of the shop: owner, assistant, clerk. A token needs the scope `shops:read`.
         */
        get: operations["getShipping"];
        /**
         * Set a shop’s shipping rules: a new version, which new quotes use
         * @description For members of the shop: owner, assistant, clerk. A token needs the scope `shops:write`.
         */
        put: operations["changeShipping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders/{id}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a paid order to a carrier; safe to repeat with the same number
         * @description For members of the shop: owner, clerk. A token needs the scope `orders:write`.
         */
        post: operations["shipOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/orders/{id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the carrier has delivered; safe to repeat
         * @description For members of the shop: owner, clerk. A token needs the scope `orders:write`.
         */
        post: operations["deliverOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand many paid orders to carriers, answered row by row; safe to repeat with the same numbers
         * @description For members of the shop: owner, clerk. A token needs the scope `orders:write`.
         */
        post: operations["shipOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a shop is owed, and every line of it, newest first
         * @description For members of the shop: owner, finance. A token needs the scope `money:read`.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/statement.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest 100,000 lines of a shop’s statement as CSV
         * @description For members of the shop: owner, finance. A token needs the scope `money:read`.
         */
        get: operations["downloadStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The imports you started, newest first
         * @description For whoever is signed in. A token needs the scope `imports:write`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Start an import, or go on with the one of the same kind and source
         * @description For whoever is signed in. A token needs the scope `imports:write`.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/chunks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the next lines; lines taken before are counted as repeated
         * @description For whoever is signed in. A token needs the scope `imports:write`.
         */
        post: operations["takeImportChunk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the last line was sent
         * @description For whoever is signed in. A token needs the scope `imports:write`.
         */
        post: operations["finishImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import is
         * @description For whoever is signed in. A token needs the scope `imports:write`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lines refused, with field and reason
         * @description For whoever is signed in. A token needs the scope `imports:write`.
         */
        get: operations["listImportErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a shop stands at now, as far as one’s role may see
         * @description For members of the shop: owner, host, assistant, clerk, finance.
         */
        get: operations["getShopDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a shop is told of what happens, and how that fares
         * @description For members of the shop: owner. A token needs the scope `webhooks:read`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have messages sent to a URL, signed as Standard Webhooks says; the secret is shown this once
         * @description For members of the shop: owner. A token needs the scope `webhooks:write`.
         */
        post: operations["makeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a webhook with the log of its messages
         * @description For members of the shop: owner. A token needs the scope `webhooks:write`.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        /**
         * Change the URL or the kinds, pause or go on
         * @description For members of the shop: owner. A token needs the scope `webhooks:write`.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret; messages carry a signature by the old one too for a day
         * @description For members of the shop: owner. A token needs the scope `webhooks:write`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/webhooks/{webhookId}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message of the type webhook.trial now
         * @description For members of the shop: owner. A token needs the scope `webhooks:write`.
         */
        post: operations["tryWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages of a webhook, newest first; kept for 30 days
         * @description For members of the shop: owner. A token needs the scope `webhooks:read`.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/webhooks/{webhookId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message with every try
         * @description For members of the shop: owner. A token needs the scope `webhooks:read`.
         */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/webhooks/{webhookId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message once more, now, under the same webhook-id
         * @description For members of the shop: owner. A token needs the scope `webhooks:write`.
         */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/clips/{clipId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of a clip of one’s own
         * @description Counted from the event log within seconds. Days are those of Coordinated Universal Time; amounts are whole minor units.
         *
         *     For whoever is signed in. A token needs the scope `clips:read`.
         */
        get: operations["getClipResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shopId}/search-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people searched for that concerns a shop, and what to do about it
         * @description Only what at least five different people looked for. Counted from the event log within seconds and put together every twenty seconds; days are those of Coordinated Universal Time.
         *
         *     For members of the shop: owner, host, assistant. A token needs the scope `catalogue:read`.
         */
        get: operations["listSearchTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/appeals/{id}/files/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Evidence for an open appeal of mine (raw PDF, JPEG, PNG or WebP, at most 8 MB; six files)
         * @description For whoever is signed in.
         */
        put: operations["putAppealFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/shop-applications/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The picture of the shop applied for (raw JPEG, PNG or WebP, at most 8 MB)
         * @description For whoever is signed in.
         */
        put: operations["putApplicationPicture"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studio/authors/{authorId}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the picture of a shop or creator of mine (raw JPEG, PNG, WebP or AVIF, at most 8 MB)
         * @description For whoever is signed in. A token needs the scope `shops:write`.
         */
        put: operations["changeAvatar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a resumable upload (tus 1.0)
         * @description The answer names the asset in X-Asset-Id. The asset is there as soon as the upload is complete.
         *
         *     For whoever is signed in. A token needs the scope `clips:write`.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give an upload up (tus 1.0)
         * @description For whoever is signed in. A token needs the scope `clips:write`.
         */
        delete: operations["removeUpload"];
        options?: never;
        head?: never;
        /**
         * Send the next bytes of an upload (tus 1.0)
         * @description For whoever is signed in. A token needs the scope `clips:write`.
         */
        patch: operations["continueUpload"];
        trace?: never;
    };
    "/api/v1/studio/shops/{shopId}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a picture (raw JPEG, PNG, WebP or AVIF, at most 8 MB); safe to repeat
         * @description For members of the shop: owner, assistant. A token needs the scope `catalogue:write`.
         */
        post: operations["uploadPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/callbacks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A payment provider’s signed notification; repeating it has no second effect
         * @description For senders whose signature is checked.
         */
        post: operations["takePaymentCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        signedIn: boolean;
                        displayName: string;
                        email: string | null;
                        phone: string | null;
                        locale: "zh-CN" | "en";
                        roles: string[];
                        shops: {
                            id: string;
                            name: string;
                            role: string;
                        }[];
                        creatorId: string | null;
                        town: boolean;
                        twoFactor: {
                            enrolled: boolean;
                            provedUntil: string | null;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "林夏"
                 *     }
                 */
                "application/json": {
                    displayName?: string;
                    locale?: "zh-CN" | "en";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        signedIn: boolean;
                        displayName: string;
                        email: string | null;
                        phone: string | null;
                        locale: "zh-CN" | "en";
                        roles: string[];
                        shops: {
                            id: string;
                            name: string;
                            role: string;
                        }[];
                        creatorId: string | null;
                        town: boolean;
                        twoFactor: {
                            enrolled: boolean;
                            provedUntil: string | null;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    addAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recipient": "林夏",
                 *       "phone": "13800000000",
                 *       "province": "浙江",
                 *       "city": "杭州",
                 *       "street": "文三路 1 号"
                 *     }
                 */
                "application/json": {
                    recipient: string;
                    phone: string;
                    country?: string;
                    province: string;
                    city: string;
                    district?: string;
                    street: string;
                    postalCode?: string;
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        recipient: string;
                        phone: string;
                        country: string;
                        province: string;
                        city: string;
                        district: string;
                        street: string;
                        postalCode: string;
                        isDefault: boolean;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recipient": "林夏"
                 *     }
                 */
                "application/json": {
                    recipient?: string;
                    phone?: string;
                    country?: string;
                    province?: string;
                    city?: string;
                    district?: string;
                    street?: string;
                    postalCode?: string;
                    isDefault?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        recipient: string;
                        phone: string;
                        country: string;
                        province: string;
                        city: string;
                        district: string;
                        street: string;
                        postalCode: string;
                        isDefault: boolean;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            scopes: string[];
                            createdAt: string;
                            lastUsedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "my program",
                 *       "scopes": [
                 *         "catalogue:read",
                 *         "orders:read"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    scopes: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        token: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            displayName: string;
                            email: string | null;
                            phone: string | null;
                            hasAccount: boolean;
                            roles: string[];
                            shops: {
                                id: string;
                                name: string;
                                role: string;
                            }[];
                            creatorId: string | null;
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "operator",
                 *       "grant": true,
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    role: "operator" | "inspector" | "moderator";
                    grant: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    becomeFirstOperator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-token-that-was-sent"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        roles: string[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                subjectId?: string;
                action?: string;
                actor?: string;
                text?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            at: string;
                            actor: {
                                id: string;
                                name: string;
                            } | null;
                            action: string;
                            subjectId: string;
                            reason: string;
                            detail: {
                                [key: string]: unknown;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listAuditActions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: string[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                subjectId?: string;
                action?: string;
                actor?: string;
                text?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listReaders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            lag: number;
                            position: number;
                            readCount: number;
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getAppealStanding: {
        parameters: {
            query: {
                subjectKind: "shop" | "clip" | "product" | "certificate";
                subjectId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: {
                            id: string;
                            at: string;
                            reason: string;
                            appealUntil: string;
                            mayAppeal: boolean;
                        } | null;
                        appeal: {
                            id: string;
                            subjectKind: "shop" | "clip" | "product" | "certificate";
                            subjectId: string;
                            text: string;
                            state: "open" | "accepted" | "rejected";
                            answer: string;
                            createdAt: string;
                            decidedAt: string | null;
                            files: {
                                position: number;
                                contentType: string;
                                bytes: number;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    makeAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subjectKind": "shop",
                 *       "subjectId": "subjectId",
                 *       "text": "今天下午发出，明天到杭州。"
                 *     }
                 */
                "application/json": {
                    subjectKind: "shop" | "clip" | "product" | "certificate";
                    subjectId: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        subjectKind: "shop" | "clip" | "product" | "certificate";
                        subjectId: string;
                        text: string;
                        state: "open" | "accepted" | "rejected";
                        answer: string;
                        createdAt: string;
                        decidedAt: string | null;
                        files: {
                            position: number;
                            contentType: string;
                            bytes: number;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listAppeals: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "accepted" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            subjectKind: "shop" | "clip" | "product" | "certificate";
                            subjectId: string;
                            text: string;
                            state: "open" | "accepted" | "rejected";
                            answer: string;
                            createdAt: string;
                            decidedAt: string | null;
                            files: {
                                position: number;
                                contentType: string;
                                bytes: number;
                            }[];
                            title: string;
                            appellant: {
                                id: string;
                                name: string;
                            };
                            decision: {
                                id: string;
                                at: string;
                                action: string;
                                reason: string;
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                            };
                            decidedBy: {
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    decideOnAppeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "accept",
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    decision: "accept" | "reject";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        subjectKind: "shop" | "clip" | "product" | "certificate";
                        subjectId: string;
                        text: string;
                        state: "open" | "accepted" | "rejected";
                        answer: string;
                        createdAt: string;
                        decidedAt: string | null;
                        files: {
                            position: number;
                            contentType: string;
                            bytes: number;
                        }[];
                        title: string;
                        appellant: {
                            id: string;
                            name: string;
                        };
                        decision: {
                            id: string;
                            at: string;
                            action: string;
                            reason: string;
                            by: {
                                id: string;
                                name: string;
                            } | null;
                        };
                        decidedBy: {
                            id: string;
                            name: string;
                        } | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    openAppealFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listCityShops: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                city: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            trade: string;
                            city: string;
                            introduction: string;
                            clipCount: number;
                            productCount: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    addShop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "枇杷小铺",
                 *       "trade": "fresh-fruit",
                 *       "city": "杭州",
                 *       "introduction": "自家果园，现摘现发"
                 *     }
                 */
                "application/json": {
                    name: string;
                    trade: string;
                    city: string;
                    introduction: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        avatarUrl: string | null;
                        state: "pending" | "open" | "suspended" | "rejected";
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listMyShops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            trade: string;
                            city: string;
                            introduction: string;
                            avatarUrl: string | null;
                            state: "pending" | "open" | "suspended" | "rejected";
                            role: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listCities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            city: string;
                            shopCount: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        trade: string;
                        city: string;
                        introduction: string;
                        state: "pending" | "open" | "suspended" | "rejected";
                        productCount: number;
                        clipCount: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listShopProducts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            pictureUrl: string | null;
                            /** @description The lowest of its variants. */
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listShopClips: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            caption: string;
                            category: string;
                            tags: string[];
                            durationMs: number;
                            width: number;
                            height: number;
                            videoUrl: string;
                            coverUrl: string;
                            stripUrl: string | null;
                            publishedAt: string | null;
                            likeCount: number;
                            commentCount: number;
                            shareCount: number;
                            liked: boolean;
                            goods: {
                                productId: string;
                                title: string;
                                pictureUrl: string | null;
                                priceCents: number;
                                currency: string;
                                inStock: boolean;
                                guarantees: string[];
                                atMs: number;
                            }[];
                            place: {
                                name: string;
                                city: string;
                                lat: number | null;
                                lng: number | null;
                            } | null;
                            shareUrl: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listReviewedShops: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "pending" | "open" | "suspended" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            trade: string;
                            city: string;
                            introduction: string;
                            avatarUrl: string | null;
                            state: "pending" | "open" | "suspended" | "rejected";
                            owner: {
                                id: string;
                                name: string;
                            } | null;
                            productCount: number;
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    decideOnShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "open",
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    decision: "open" | "suspend";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        avatarUrl: string | null;
                        state: "pending" | "open" | "suspended" | "rejected";
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    isShopNameFree: {
        parameters: {
            query: {
                name: string;
                shopId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        free: boolean;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listMyApplications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            shopId: string | null;
                            state: "draft" | "submitted" | "approved" | "rejected";
                            version: number;
                            kind: "individual" | "sole-trader" | "company";
                            legalName: string;
                            idKind: "resident-id" | "passport";
                            idNumberMasked: string;
                            creditCodeMasked: string;
                            name: string;
                            trade: string;
                            city: string;
                            introduction: string;
                            pictureUrl: string | null;
                            contactName: string;
                            contactPhone: string;
                            contactRegion: string;
                            contactAddress: string;
                            files: {
                                slot: "id-front" | "id-back" | "licence";
                                contentType: string;
                                bytes: number;
                                addedAt: string;
                            }[];
                            missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                            wrongFields: {
                                [key: string]: string;
                            };
                            reason: string;
                            submittedAt: string | null;
                            decidedAt: string | null;
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    beginApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "individual"
                 *     }
                 */
                "application/json": {
                    kind: "individual" | "sole-trader" | "company";
                    shopId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    discardApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "individual"
                 *     }
                 */
                "application/json": {
                    kind?: "individual" | "sole-trader" | "company";
                    legalName?: string;
                    idKind?: "resident-id" | "passport";
                    idNumber?: string;
                    creditCode?: string;
                    name?: string;
                    trade?: string;
                    city?: string;
                    introduction?: string;
                    contactName?: string;
                    contactPhone?: string;
                    contactRegion?: string;
                    contactAddress?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    submitApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    putApplicationFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                slot: "id-front" | "id-back" | "licence";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeApplicationFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                slot: "id-front" | "id-back" | "licence";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listApplications: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "submitted" | "approved" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            shopId: string | null;
                            name: string;
                            trade: string;
                            city: string;
                            kind: "individual" | "sole-trader" | "company";
                            state: "draft" | "submitted" | "approved" | "rejected";
                            pictureUrl: string | null;
                            submittedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getReviewedApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                        applicant: {
                            id: string;
                            name: string;
                        };
                        decidedBy: {
                            id: string;
                            name: string;
                        } | null;
                        shopState: ("pending" | "open" | "suspended" | "rejected") | null;
                        duplicates: {
                            applicationId: string;
                            shopId: string | null;
                            shopName: string;
                            same: ("idNumber" | "creditCode" | "contactPhone")[];
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    openApplicationNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        idNumber: string;
                        creditCode: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    openApplicationFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                slot: "id-front" | "id-back" | "licence";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    decideOnApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "decision": "approve",
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    version: number;
                    decision: "approve" | "reject";
                    reason: string;
                    fields?: {
                        legalName?: string;
                        idNumber?: string;
                        creditCode?: string;
                        "id-front"?: string;
                        "id-back"?: string;
                        licence?: string;
                        name?: string;
                        trade?: string;
                        city?: string;
                        introduction?: string;
                        picture?: string;
                        contactName?: string;
                        contactPhone?: string;
                        contactRegion?: string;
                        contactAddress?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                        applicant: {
                            id: string;
                            name: string;
                        };
                        decidedBy: {
                            id: string;
                            name: string;
                        } | null;
                        shopState: ("pending" | "open" | "suspended" | "rejected") | null;
                        duplicates: {
                            applicationId: string;
                            shopId: string | null;
                            shopName: string;
                            same: ("idNumber" | "creditCode" | "contactPhone")[];
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: {
                            personId: string;
                            displayName: string;
                            role: "owner" | "host" | "assistant" | "clerk" | "finance";
                            contact: string | null;
                            addedAt: string;
                        }[];
                        invitations: {
                            id: string;
                            channel: "email" | "phone";
                            recipient: string;
                            role: "host" | "assistant" | "clerk" | "finance";
                            createdAt: string;
                            expiresAt: string;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    inviteStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "host"
                 *     }
                 */
                "application/json": {
                    email?: string;
                    phone?: string;
                    role: "host" | "assistant" | "clerk" | "finance";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        channel: "email" | "phone";
                        recipient: string;
                        role: "host" | "assistant" | "clerk" | "finance";
                        createdAt: string;
                        expiresAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    lookAtInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-token-that-was-sent"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shopName: string;
                        role: "owner" | "host" | "assistant" | "clerk" | "finance";
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-token-that-was-sent"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shopId: string;
                        shopName: string;
                        role: "owner" | "host" | "assistant" | "clerk" | "finance";
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeStaffRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "owner"
                 *     }
                 */
                "application/json": {
                    role: "owner" | "host" | "assistant" | "clerk" | "finance";
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listSavedViews: {
        parameters: {
            query: {
                list: "orders" | "products";
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            list: "orders" | "products";
                            name: string;
                            search: {
                                [key: string]: string | boolean;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "list": "orders",
                 *       "name": "枇杷小铺",
                 *       "search": {}
                 *     }
                 */
                "application/json": {
                    list: "orders" | "products";
                    name: string;
                    search: {
                        [key: string]: string | boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            list: "orders" | "products";
                            name: string;
                            search: {
                                [key: string]: string | boolean;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    addCreator: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "枇杷小铺",
                 *       "introduction": "自家果园，现摘现发"
                 *     }
                 */
                "application/json": {
                    name: string;
                    introduction: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        introduction: string;
                        avatarUrl: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getCreator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        trade: string;
                        city: string;
                        introduction: string;
                        state: "pending" | "open" | "suspended" | "rejected";
                        productCount: number;
                        clipCount: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listCreatorClips: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            caption: string;
                            category: string;
                            tags: string[];
                            durationMs: number;
                            width: number;
                            height: number;
                            videoUrl: string;
                            coverUrl: string;
                            stripUrl: string | null;
                            publishedAt: string | null;
                            likeCount: number;
                            commentCount: number;
                            shareCount: number;
                            liked: boolean;
                            goods: {
                                productId: string;
                                title: string;
                                pictureUrl: string | null;
                                priceCents: number;
                                currency: string;
                                inStock: boolean;
                                guarantees: string[];
                                atMs: number;
                            }[];
                            place: {
                                name: string;
                                city: string;
                                lat: number | null;
                                lng: number | null;
                            } | null;
                            shareUrl: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listFollows: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    followAuthor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "shop" | "creator";
                        name: string;
                        avatarUrl: string | null;
                        followed: boolean;
                        followerCount: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    unfollowAuthor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "shop" | "creator";
                        name: string;
                        avatarUrl: string | null;
                        followed: boolean;
                        followerCount: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "uploaded" | "processing" | "ready" | "refused";
                        progress: number;
                        refusal: string | null;
                        width: number | null;
                        height: number | null;
                        durationMs: number | null;
                        videoUrl: string | null;
                        coverUrl: string | null;
                        stripUrl: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listStudioClips: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                authorId: string;
                state?: "draft" | "scheduled" | "published" | "taken-down";
                query?: string;
                clipId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            caption: string;
                            category: string;
                            tags: string[];
                            durationMs: number;
                            width: number;
                            height: number;
                            videoUrl: string;
                            coverUrl: string;
                            stripUrl: string | null;
                            publishedAt: string | null;
                            likeCount: number;
                            commentCount: number;
                            shareCount: number;
                            liked: boolean;
                            goods: {
                                productId: string;
                                title: string;
                                pictureUrl: string | null;
                                priceCents: number;
                                currency: string;
                                inStock: boolean;
                                guarantees: string[];
                                atMs: number;
                            }[];
                            place: {
                                name: string;
                                city: string;
                                lat: number | null;
                                lng: number | null;
                            } | null;
                            shareUrl: string;
                            /** @enum {unknown} */
                            state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                            takenDownReason: string | null;
                            publishWhenReady: boolean;
                            publishAt: string | null;
                            coverAtMs: number | null;
                            ownCover: boolean;
                            coverWantedMs: number | null;
                            nextAssetState: string | null;
                            assetState: string | null;
                            assetRefusal: string | null;
                            progress: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    createClip: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "authorId": "shp_01m8hzdke4pfk2mrvydgyhd7rc",
                 *       "assetId": "ast_01m8hzdke4pfk2mrvydgyhd7rc",
                 *       "caption": "清晨采的番茄，当天发货",
                 *       "category": "生鲜水果",
                 *       "tags": [
                 *         "tag"
                 *       ],
                 *       "goods": [
                 *         {
                 *           "productId": "prd_01m8hzdke4pfk2mrvydgyhd7rc",
                 *           "atMs": 0
                 *         }
                 *       ],
                 *       "publish": true
                 *     }
                 */
                "application/json": {
                    authorId: string;
                    assetId: string;
                    caption: string;
                    category: string;
                    tags: string[];
                    goods: {
                        productId: string;
                        atMs: number;
                    }[];
                    place?: {
                        name: string;
                        city?: string;
                        lat?: number | null;
                        lng?: number | null;
                    } | null;
                    publish: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "caption": "清晨采的番茄，当天发货"
                 *     }
                 */
                "application/json": {
                    caption?: string;
                    category?: string;
                    tags?: string[];
                    goods?: {
                        productId: string;
                        atMs: number;
                    }[];
                    place?: {
                        name: string;
                        city?: string;
                        lat?: number | null;
                        lng?: number | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    publishClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listOpsClips: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            caption: string;
                            category: string;
                            tags: string[];
                            durationMs: number;
                            width: number;
                            height: number;
                            videoUrl: string;
                            coverUrl: string;
                            stripUrl: string | null;
                            publishedAt: string | null;
                            likeCount: number;
                            commentCount: number;
                            shareCount: number;
                            liked: boolean;
                            goods: {
                                productId: string;
                                title: string;
                                pictureUrl: string | null;
                                priceCents: number;
                                currency: string;
                                inStock: boolean;
                                guarantees: string[];
                                atMs: number;
                            }[];
                            place: {
                                name: string;
                                city: string;
                                lat: number | null;
                                lng: number | null;
                            } | null;
                            shareUrl: string;
                            /** @enum {unknown} */
                            state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                            takenDownReason: string | null;
                            publishWhenReady: boolean;
                            publishAt: string | null;
                            coverAtMs: number | null;
                            ownCover: boolean;
                            coverWantedMs: number | null;
                            nextAssetState: string | null;
                            assetState: string | null;
                            assetRefusal: string | null;
                            progress: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    takeDownClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    restoreClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    scheduleClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "publishAt": "2030-01-01T01:00:00Z"
                 *     }
                 */
                "application/json": {
                    publishAt: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    unscheduleClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    chooseClipCover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "atMs": 0
                 *     }
                 */
                "application/json": {
                    atMs: number;
                } | {
                    pictureKey: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    replaceClipVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assetId": "ast_01m8hzdke4pfk2mrvydgyhd7rc"
                 *     }
                 */
                "application/json": {
                    assetId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    reportClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "misleading"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    reason: "misleading" | "counterfeit" | "unsafe" | "indecent" | "stolen" | "other";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reported: boolean;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listReportedClips: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            caption: string;
                            category: string;
                            tags: string[];
                            durationMs: number;
                            width: number;
                            height: number;
                            videoUrl: string;
                            coverUrl: string;
                            stripUrl: string | null;
                            publishedAt: string | null;
                            likeCount: number;
                            commentCount: number;
                            shareCount: number;
                            liked: boolean;
                            goods: {
                                productId: string;
                                title: string;
                                pictureUrl: string | null;
                                priceCents: number;
                                currency: string;
                                inStock: boolean;
                                guarantees: string[];
                                atMs: number;
                            }[];
                            place: {
                                name: string;
                                city: string;
                                lat: number | null;
                                lng: number | null;
                            } | null;
                            shareUrl: string;
                            /** @enum {unknown} */
                            state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                            takenDownReason: string | null;
                            publishWhenReady: boolean;
                            publishAt: string | null;
                            coverAtMs: number | null;
                            ownCover: boolean;
                            coverWantedMs: number | null;
                            nextAssetState: string | null;
                            assetState: string | null;
                            assetRefusal: string | null;
                            progress: number;
                            reportCount: number;
                            viewCount: number;
                            reasons: {
                                /** @enum {unknown} */
                                reason: "misleading" | "counterfeit" | "unsafe" | "indecent" | "stolen" | "other";
                                count: number;
                            }[];
                            notes: string[];
                            firstReportedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    keepClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        caption: string;
                        category: string;
                        tags: string[];
                        durationMs: number;
                        width: number;
                        height: number;
                        videoUrl: string;
                        coverUrl: string;
                        stripUrl: string | null;
                        publishedAt: string | null;
                        likeCount: number;
                        commentCount: number;
                        shareCount: number;
                        liked: boolean;
                        goods: {
                            productId: string;
                            title: string;
                            pictureUrl: string | null;
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                            guarantees: string[];
                            atMs: number;
                        }[];
                        place: {
                            name: string;
                            city: string;
                            lat: number | null;
                            lng: number | null;
                        } | null;
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
                        publishAt: string | null;
                        coverAtMs: number | null;
                        ownCover: boolean;
                        coverWantedMs: number | null;
                        nextAssetState: string | null;
                        assetState: string | null;
                        assetRefusal: string | null;
                        progress: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getFeed: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Serve what was seen already, longest ago first. */
                again?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requestId: string;
                        items: {
                            clip: {
                                id: string;
                                author: {
                                    id: string;
                                    kind: "shop" | "creator";
                                    name: string;
                                    avatarUrl: string | null;
                                    followed: boolean;
                                    followerCount: number;
                                };
                                caption: string;
                                category: string;
                                tags: string[];
                                durationMs: number;
                                width: number;
                                height: number;
                                videoUrl: string;
                                coverUrl: string;
                                stripUrl: string | null;
                                publishedAt: string | null;
                                likeCount: number;
                                commentCount: number;
                                shareCount: number;
                                liked: boolean;
                                goods: {
                                    productId: string;
                                    title: string;
                                    pictureUrl: string | null;
                                    priceCents: number;
                                    currency: string;
                                    inStock: boolean;
                                    guarantees: string[];
                                    atMs: number;
                                }[];
                                place: {
                                    name: string;
                                    city: string;
                                    lat: number | null;
                                    lng: number | null;
                                } | null;
                                shareUrl: string;
                            };
                            requestId: string;
                            position: number;
                            channel: string;
                            reason: {
                                /** @enum {unknown} */
                                code: "watched-similar" | "author-followed" | "author-liked" | "category-liked" | "trending" | "fresh" | "explore" | "new-person" | "author-chosen" | "category-chosen" | "near" | "fresh-chosen" | "familiar-chosen";
                                params: {
                                    [key: string]: string;
                                };
                            };
                        }[];
                        endOfFeed: boolean;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listFollowingFeed: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            clip: {
                                id: string;
                                author: {
                                    id: string;
                                    kind: "shop" | "creator";
                                    name: string;
                                    avatarUrl: string | null;
                                    followed: boolean;
                                    followerCount: number;
                                };
                                caption: string;
                                category: string;
                                tags: string[];
                                durationMs: number;
                                width: number;
                                height: number;
                                videoUrl: string;
                                coverUrl: string;
                                stripUrl: string | null;
                                publishedAt: string | null;
                                likeCount: number;
                                commentCount: number;
                                shareCount: number;
                                liked: boolean;
                                goods: {
                                    productId: string;
                                    title: string;
                                    pictureUrl: string | null;
                                    priceCents: number;
                                    currency: string;
                                    inStock: boolean;
                                    guarantees: string[];
                                    atMs: number;
                                }[];
                                place: {
                                    name: string;
                                    city: string;
                                    lat: number | null;
                                    lng: number | null;
                                } | null;
                                shareUrl: string;
                            };
                            requestId: string;
                            position: number;
                            channel: string;
                            reason: {
                                /** @enum {unknown} */
                                code: "watched-similar" | "author-followed" | "author-liked" | "category-liked" | "trending" | "fresh" | "explore" | "new-person" | "author-chosen" | "category-chosen" | "near" | "fresh-chosen" | "familiar-chosen";
                                params: {
                                    [key: string]: string;
                                };
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    explainClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        code: "watched-similar" | "author-followed" | "author-liked" | "category-liked" | "trending" | "fresh" | "explore" | "new-person" | "author-chosen" | "category-chosen" | "near" | "fresh-chosen" | "familiar-chosen";
                        params: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getInterests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        categories: {
                            name: string;
                            weight: number;
                        }[];
                        authors: {
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            weight: number;
                        }[];
                        /** @description What more or less was asked of, the newest first. */
                        choices: {
                            /** @enum {unknown} */
                            scope: "author" | "category";
                            target: string;
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            } | null;
                            level: number;
                        }[];
                        dials: {
                            /** @description From familiar to fresh. */
                            freshness: number;
                            /** @description From anywhere to near. */
                            nearness: number;
                            city: string | null;
                        };
                        /** @description Authors and categories that are not shown. */
                        hidden: {
                            /** @enum {unknown} */
                            scope: "author" | "category";
                            target: string;
                            author: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    resetInterests: {
        parameters: {
            query?: {
                /** @description `keep` forgets what was learnt only, not what was asked for and hidden. */
                choices?: "keep" | "clear";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    scoreInterest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rows": [
                 *         {
                 *           "person": {
                 *             "source": "source",
                 *             "sourceId": "sourceId"
                 *           },
                 *           "clip": {
                 *             "source": "source",
                 *             "sourceId": "sourceId"
                 *           },
                 *           "at": "at"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    rows: {
                        person: {
                            source: string;
                            sourceId: string;
                        };
                        clip: {
                            source: string;
                            sourceId: string;
                        };
                        at: string | number;
                        tab?: string | number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        scores: {
                            click: number;
                            longView: number;
                            like: number;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    putFeedChoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scope": "author",
                 *       "target": "target",
                 *       "level": -2
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    scope: "author" | "category";
                    /** @description The id of a shop or creator, or the name of a category. */
                    target: string;
                    /** @description Much less (-2), less, as it is (0: takes the choice back), more, much more (2). */
                    level: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        scope: "author" | "category";
                        /** @description The id of a shop or creator, or the name of a category. */
                        target: string;
                        /** @description Much less (-2), less, as it is (0: takes the choice back), more, much more (2). */
                        level: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    putFeedDials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "freshness": -2,
                 *       "nearness": 0
                 *     }
                 */
                "application/json": {
                    /** @description From familiar to fresh. */
                    freshness: number;
                    /** @description From anywhere to near. */
                    nearness: number;
                    /** @description What is near is near here. Needed unless nearness is 0. */
                    city?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description From familiar to fresh. */
                        freshness: number;
                        /** @description From anywhere to near. */
                        nearness: number;
                        city: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    unhide: {
        parameters: {
            query: {
                scope: "author" | "category";
                /** @description The id of a shop or creator, or the name of a category. */
                target: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        scope: "author" | "category";
                        /** @description The id of a shop or creator, or the name of a category. */
                        target: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    forgetInterest: {
        parameters: {
            query: {
                scope: "author" | "category";
                /** @description The id of a shop or creator, or the name of a category. */
                target: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        scope: "author" | "category";
                        /** @description The id of a shop or creator, or the name of a category. */
                        target: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    likeClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        liked: boolean;
                        likeCount: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    unlikeClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        liked: boolean;
                        likeCount: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    hideClip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scope": "item"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    scope: "item" | "author" | "category";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        scope: "item" | "author" | "category";
                        target: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listComments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            author: {
                                name: string;
                            };
                            body: string;
                            createdAt: string;
                            mine: boolean;
                            removable: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": "看起来很新鲜"
                 *     }
                 */
                "application/json": {
                    body: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        author: {
                            name: string;
                        };
                        body: string;
                        createdAt: string;
                        mine: boolean;
                        removable: boolean;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    reportEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         {
                 *           "kind": "search",
                 *           "q": "番茄"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    events: {
                        /** @description One of: impression, watch, product-open, share, search. */
                        kind: string;
                        clipId?: string;
                        productId?: string;
                        /** @description What was searched for; of a product, what it was found by. */
                        q?: string;
                        /** @description The page of the feed that showed it. */
                        requestId?: string;
                        position?: number;
                        /** @description How long it played, repeats included. */
                        playMs?: number;
                        durationMs?: number;
                        /** @description Kept when within five minutes of the server’s clock. */
                        at?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        refused: {
                            index: number;
                            /** @enum {unknown} */
                            code: "unknown-kind" | "clip-required" | "unknown-clip" | "product-required" | "query-required" | "unknown-product" | "play-required" | "bad-time";
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            en: string;
                            parent: string | null;
                            attributes: {
                                name: string;
                                en: string;
                                kind: "text" | "number" | "choice" | "yes-no";
                                unit: string | null;
                                choices: {
                                    name: string;
                                    en: string;
                                }[];
                                certifiable: boolean;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        title: string;
                        description: string;
                        category: string;
                        categoryEn: string;
                        attributes: {
                            [key: string]: string;
                        };
                        /** @description The attributes in the order of the category, in both languages, with their certificates. */
                        details: {
                            name: string;
                            en: string;
                            value: string;
                            valueEn: string;
                            certificate: {
                                issuer: string;
                                number: string;
                                validUntil: string | null;
                            } | null;
                        }[];
                        pictureUrls: string[];
                        /** @enum {unknown} */
                        state: "draft" | "on-sale" | "off-sale" | "taken-down";
                        guarantees: string[];
                        variants: {
                            id: string;
                            sku: string;
                            title: string;
                            options: {
                                [key: string]: string;
                            };
                            priceCents: number;
                            listPriceCents: number | null;
                            currency: string;
                            /** @description On hand and not held, capped at 999. */
                            available: number;
                        }[];
                        clips: {
                            id: string;
                            coverUrl: string | null;
                            caption: string;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listMall: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                category?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            pictureUrl: string | null;
                            /** @description The lowest of its variants. */
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listStudioProducts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: string;
                category?: string;
                /** @description In the title or in a SKU. */
                text?: string;
                /** @description `out`: a variant cannot be bought; `low`: one soon cannot, and all can. */
                stock?: "low" | "out";
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            description: string;
                            category: string;
                            attributes: {
                                [key: string]: string;
                            };
                            guarantees: string[];
                            pictureKeys: string[];
                            pictureUrls: string[];
                            /** @enum {unknown} */
                            state: "draft" | "on-sale" | "off-sale" | "taken-down";
                            updatedAt: string;
                            variants: {
                                id: string;
                                sku: string;
                                title: string;
                                options: {
                                    [key: string]: string;
                                };
                                priceCents: number;
                                listPriceCents: number | null;
                                currency: string;
                                onHand: number;
                                held: number;
                                available: number;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    addProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "藤上熟番茄",
                 *       "description": "清晨采，当天发。",
                 *       "category": "生鲜水果",
                 *       "attributes": {
                 *         "产地": "浙江"
                 *       },
                 *       "guarantees": [
                 *         "return-7-days"
                 *       ],
                 *       "variants": [
                 *         {
                 *           "sku": "tomato-2",
                 *           "title": "2 斤",
                 *           "priceCents": 1990,
                 *           "stock": 40
                 *         },
                 *         {
                 *           "sku": "tomato-5",
                 *           "title": "5 斤",
                 *           "priceCents": 3990,
                 *           "listPriceCents": 4990,
                 *           "stock": 20
                 *         }
                 *       ],
                 *       "state": "on-sale"
                 *     }
                 */
                "application/json": {
                    title: string;
                    description?: string;
                    category?: string;
                    attributes?: {
                        [key: string]: string;
                    };
                    guarantees?: string[];
                    pictureKeys?: string[];
                    variants: {
                        sku: string;
                        title?: string;
                        options?: {
                            [key: string]: string;
                        };
                        priceCents: number;
                        listPriceCents?: number | null;
                        stock?: number;
                    }[];
                    state?: "draft" | "on-sale" | "off-sale";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        description: string;
                        category: string;
                        attributes: {
                            [key: string]: string;
                        };
                        guarantees: string[];
                        pictureKeys: string[];
                        pictureUrls: string[];
                        /** @enum {unknown} */
                        state: "draft" | "on-sale" | "off-sale" | "taken-down";
                        updatedAt: string;
                        variants: {
                            id: string;
                            sku: string;
                            title: string;
                            options: {
                                [key: string]: string;
                            };
                            priceCents: number;
                            listPriceCents: number | null;
                            currency: string;
                            onHand: number;
                            held: number;
                            available: number;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getStudioProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        description: string;
                        category: string;
                        attributes: {
                            [key: string]: string;
                        };
                        guarantees: string[];
                        pictureKeys: string[];
                        pictureUrls: string[];
                        /** @enum {unknown} */
                        state: "draft" | "on-sale" | "off-sale" | "taken-down";
                        updatedAt: string;
                        variants: {
                            id: string;
                            sku: string;
                            title: string;
                            options: {
                                [key: string]: string;
                            };
                            priceCents: number;
                            listPriceCents: number | null;
                            currency: string;
                            onHand: number;
                            held: number;
                            available: number;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "藤上熟番茄"
                 *     }
                 */
                "application/json": {
                    title?: string;
                    description?: string;
                    category?: string;
                    attributes?: {
                        [key: string]: string;
                    };
                    guarantees?: string[];
                    pictureKeys?: string[];
                    variants?: {
                        sku: string;
                        title?: string;
                        options?: {
                            [key: string]: string;
                        };
                        priceCents: number;
                        listPriceCents?: number | null;
                        stock?: number;
                    }[];
                    state?: "draft" | "on-sale" | "off-sale";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        description: string;
                        category: string;
                        attributes: {
                            [key: string]: string;
                        };
                        guarantees: string[];
                        pictureKeys: string[];
                        pictureUrls: string[];
                        /** @enum {unknown} */
                        state: "draft" | "on-sale" | "off-sale" | "taken-down";
                        updatedAt: string;
                        variants: {
                            id: string;
                            sku: string;
                            title: string;
                            options: {
                                [key: string]: string;
                            };
                            priceCents: number;
                            listPriceCents: number | null;
                            currency: string;
                            onHand: number;
                            held: number;
                            available: number;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    countStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                variantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "onHand": 20
                 *     }
                 */
                "application/json": {
                    onHand: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variantId: string;
                        onHand: number;
                        held: number;
                        available: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    previewBulkEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "productIds": [
                 *         "productId"
                 *       ],
                 *       "change": {
                 *         "state": "on-sale"
                 *       }
                 *     }
                 */
                "application/json": {
                    productIds: string[];
                    change: {
                        state?: "on-sale" | "off-sale";
                        category?: string;
                        price?: {
                            /** @enum {string} */
                            by: "set";
                            cents: number;
                        } | {
                            /** @enum {string} */
                            by: "percent";
                            percent: number;
                            /** @description The cents a new price ends in, at the nearest price that does. */
                            ending?: number;
                        } | {
                            /** @enum {string} */
                            by: "amount";
                            cents: number;
                        };
                        /** @description `old-price` strikes what was asked before where the price falls; `none` strikes nothing. */
                        listPrice?: "old-price" | "none";
                        stock?: {
                            /** @enum {string} */
                            by: "set";
                            onHand: number;
                        } | {
                            /** @enum {string} */
                            by: "add";
                            count: number;
                        };
                        addGuarantees?: string[];
                        removeGuarantees?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                        unchanged: number;
                        refused: number;
                        /** @description In the order asked. */
                        items: {
                            productId: string;
                            title: string;
                            outcome: "changed" | "unchanged" | "refused";
                            code: string | null;
                            field: string | null;
                            detail: string | null;
                            price: {
                                from: number;
                                to: number;
                            } | null;
                            onHand: {
                                from: number;
                                to: number;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    bulkEditProducts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "productIds": [
                 *         "productId"
                 *       ],
                 *       "change": {
                 *         "state": "on-sale"
                 *       }
                 *     }
                 */
                "application/json": {
                    productIds: string[];
                    change: {
                        state?: "on-sale" | "off-sale";
                        category?: string;
                        price?: {
                            /** @enum {string} */
                            by: "set";
                            cents: number;
                        } | {
                            /** @enum {string} */
                            by: "percent";
                            percent: number;
                            /** @description The cents a new price ends in, at the nearest price that does. */
                            ending?: number;
                        } | {
                            /** @enum {string} */
                            by: "amount";
                            cents: number;
                        };
                        /** @description `old-price` strikes what was asked before where the price falls; `none` strikes nothing. */
                        listPrice?: "old-price" | "none";
                        stock?: {
                            /** @enum {string} */
                            by: "set";
                            onHand: number;
                        } | {
                            /** @enum {string} */
                            by: "add";
                            count: number;
                        };
                        addGuarantees?: string[];
                        removeGuarantees?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                        unchanged: number;
                        refused: number;
                        /** @description In the order asked. */
                        items: {
                            productId: string;
                            title: string;
                            outcome: "changed" | "unchanged" | "refused";
                            code: string | null;
                            field: string | null;
                            detail: string | null;
                            price: {
                                from: number;
                                to: number;
                            } | null;
                            onHand: {
                                from: number;
                                to: number;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getPriceHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variants: {
                            id: string;
                            sku: string;
                            title: string;
                            currency: string;
                            /** @description The lowest price in force within 30 days. */
                            lowest30DaysCents: number;
                            struckPriceHeld: boolean | null;
                            /** @description The newest 100, oldest first. */
                            points: {
                                since: string;
                                priceCents: number;
                                listPriceCents: number | null;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    cropPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "left": 0,
                 *       "top": 0,
                 *       "width": 0,
                 *       "height": 0
                 *     }
                 */
                "application/json": {
                    left: number;
                    top: number;
                    width: number;
                    height: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        url: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listModeratedProducts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "draft" | "on-sale" | "off-sale" | "taken-down";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            description: string;
                            category: string;
                            /** @enum {unknown} */
                            state: "draft" | "on-sale" | "off-sale" | "taken-down";
                            pictureUrls: string[];
                            shop: {
                                id: string;
                                name: string;
                            };
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    takeDownProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    restoreProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listCertificates: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                productId?: string;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            productId: string;
                            attribute: string;
                            value: string;
                            number: string;
                            issuer: string;
                            validFrom: string;
                            validUntil: string | null;
                            /** @enum {unknown} */
                            state: "draft" | "pending" | "accepted" | "rejected" | "revoked" | "replaced" | "withdrawn" | "expired" | "value-changed";
                            contentType: string | null;
                            reason: string;
                            createdAt: string;
                            submittedAt: string | null;
                            decidedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    beginCertificate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "productId": "prd_01m8hzdke4pfk2mrvydgyhd7rc",
                 *       "attribute": "attribute",
                 *       "number": "GR-2026-0142",
                 *       "issuer": "浙江省绿色食品发展中心",
                 *       "validFrom": "2026-12-01"
                 *     }
                 */
                "application/json": {
                    productId: string;
                    attribute: string;
                    number: string;
                    issuer: string;
                    validFrom: string;
                    validUntil?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        productId: string;
                        attribute: string;
                        value: string;
                        number: string;
                        issuer: string;
                        validFrom: string;
                        validUntil: string | null;
                        /** @enum {unknown} */
                        state: "draft" | "pending" | "accepted" | "rejected" | "revoked" | "replaced" | "withdrawn" | "expired" | "value-changed";
                        contentType: string | null;
                        reason: string;
                        createdAt: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    openOwnCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    putCertificateFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        productId: string;
                        attribute: string;
                        value: string;
                        number: string;
                        issuer: string;
                        validFrom: string;
                        validUntil: string | null;
                        /** @enum {unknown} */
                        state: "draft" | "pending" | "accepted" | "rejected" | "revoked" | "replaced" | "withdrawn" | "expired" | "value-changed";
                        contentType: string | null;
                        reason: string;
                        createdAt: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    withdrawCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listReviewedCertificates: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "pending" | "accepted" | "rejected" | "revoked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            productId: string;
                            attribute: string;
                            value: string;
                            number: string;
                            issuer: string;
                            validFrom: string;
                            validUntil: string | null;
                            /** @enum {unknown} */
                            state: "draft" | "pending" | "accepted" | "rejected" | "revoked" | "replaced" | "withdrawn" | "expired" | "value-changed";
                            contentType: string | null;
                            reason: string;
                            createdAt: string;
                            submittedAt: string | null;
                            decidedAt: string | null;
                            shop: {
                                id: string;
                                name: string;
                            };
                            product: {
                                id: string;
                                title: string;
                                pictureUrl: string | null;
                                category: string;
                            };
                            valueNow: string | null;
                            decidedBy: {
                                id: string;
                                name: string;
                            } | null;
                            shopAccepted: number;
                            shopRejected: number;
                            sameNumber: {
                                id: string;
                                shopName: string;
                                productTitle: string;
                                /** @enum {unknown} */
                                state: "draft" | "pending" | "accepted" | "rejected" | "revoked" | "replaced" | "withdrawn";
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    openCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    decideOnCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "accept",
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    decision: "accept" | "reject" | "revoke";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        productId: string;
                        attribute: string;
                        value: string;
                        number: string;
                        issuer: string;
                        validFrom: string;
                        validUntil: string | null;
                        /** @enum {unknown} */
                        state: "draft" | "pending" | "accepted" | "rejected" | "revoked" | "replaced" | "withdrawn" | "expired" | "value-changed";
                        contentType: string | null;
                        reason: string;
                        createdAt: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        shop: {
                            id: string;
                            name: string;
                        };
                        product: {
                            id: string;
                            title: string;
                            pictureUrl: string | null;
                            category: string;
                        };
                        valueNow: string | null;
                        decidedBy: {
                            id: string;
                            name: string;
                        } | null;
                        shopAccepted: number;
                        shopRejected: number;
                        sameNumber: {
                            id: string;
                            shopName: string;
                            productTitle: string;
                            /** @enum {unknown} */
                            state: "draft" | "pending" | "accepted" | "rejected" | "revoked" | "replaced" | "withdrawn";
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    applyCatalogueFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "skipFaulty": true
                 *     }
                 */
                "application/json": {
                    /** @description Take the products without faults. Without it a file with a fault is not taken. */
                    skipFaulty?: boolean;
                    /** @description Count the stock as the file does. Default true. */
                    takeStock?: boolean;
                    /** @description How many there are of a new variant that the file says can be had, but does not count. */
                    uncountedStock?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "reading" | "checked" | "applying" | "done" | "cancelled" | "failed";
                        format: ("shopify" | "google-merchant") | null;
                        encoding: string | null;
                        columns: {
                            name: string;
                            meaning: string | null;
                        }[];
                        problem: {
                            /** @enum {unknown} */
                            code: "file-empty" | "encoding-unknown" | "column-twice" | "columns-too-many" | "line-unreadable" | "format-unknown" | "rows-too-many" | "unreadable";
                            line?: number;
                            column?: string;
                        } | null;
                        rowCount: number;
                        productCount: number;
                        checkedCount: number;
                        newCount: number;
                        changedCount: number;
                        unchangedCount: number;
                        /** @description Faults found, in all lines. */
                        faultCount: number;
                        /** @description Products that have a fault. */
                        faultyCount: number;
                        appliedCount: number;
                        refusedCount: number;
                        /** @description Pictures to fetch from their addresses. */
                        pictureCount: number;
                        pictureDoneCount: number;
                        createdAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    cancelCatalogueFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "reading" | "checked" | "applying" | "done" | "cancelled" | "failed";
                        format: ("shopify" | "google-merchant") | null;
                        encoding: string | null;
                        columns: {
                            name: string;
                            meaning: string | null;
                        }[];
                        problem: {
                            /** @enum {unknown} */
                            code: "file-empty" | "encoding-unknown" | "column-twice" | "columns-too-many" | "line-unreadable" | "format-unknown" | "rows-too-many" | "unreadable";
                            line?: number;
                            column?: string;
                        } | null;
                        rowCount: number;
                        productCount: number;
                        checkedCount: number;
                        newCount: number;
                        changedCount: number;
                        unchangedCount: number;
                        /** @description Faults found, in all lines. */
                        faultCount: number;
                        /** @description Products that have a fault. */
                        faultyCount: number;
                        appliedCount: number;
                        refusedCount: number;
                        /** @description Pictures to fetch from their addresses. */
                        pictureCount: number;
                        pictureDoneCount: number;
                        createdAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listCatalogueFiles: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            bytes: number;
                            /** @enum {unknown} */
                            state: "reading" | "checked" | "applying" | "done" | "cancelled" | "failed";
                            format: ("shopify" | "google-merchant") | null;
                            encoding: string | null;
                            columns: {
                                name: string;
                                meaning: string | null;
                            }[];
                            problem: {
                                /** @enum {unknown} */
                                code: "file-empty" | "encoding-unknown" | "column-twice" | "columns-too-many" | "line-unreadable" | "format-unknown" | "rows-too-many" | "unreadable";
                                line?: number;
                                column?: string;
                            } | null;
                            rowCount: number;
                            productCount: number;
                            checkedCount: number;
                            newCount: number;
                            changedCount: number;
                            unchangedCount: number;
                            /** @description Faults found, in all lines. */
                            faultCount: number;
                            /** @description Products that have a fault. */
                            faultyCount: number;
                            appliedCount: number;
                            refusedCount: number;
                            /** @description Pictures to fetch from their addresses. */
                            pictureCount: number;
                            pictureDoneCount: number;
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    uploadCatalogueFile: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/tab-separated-values": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "reading" | "checked" | "applying" | "done" | "cancelled" | "failed";
                        format: ("shopify" | "google-merchant") | null;
                        encoding: string | null;
                        columns: {
                            name: string;
                            meaning: string | null;
                        }[];
                        problem: {
                            /** @enum {unknown} */
                            code: "file-empty" | "encoding-unknown" | "column-twice" | "columns-too-many" | "line-unreadable" | "format-unknown" | "rows-too-many" | "unreadable";
                            line?: number;
                            column?: string;
                        } | null;
                        rowCount: number;
                        productCount: number;
                        checkedCount: number;
                        newCount: number;
                        changedCount: number;
                        unchangedCount: number;
                        /** @description Faults found, in all lines. */
                        faultCount: number;
                        /** @description Products that have a fault. */
                        faultyCount: number;
                        appliedCount: number;
                        refusedCount: number;
                        /** @description Pictures to fetch from their addresses. */
                        pictureCount: number;
                        pictureDoneCount: number;
                        createdAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getCatalogueFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "reading" | "checked" | "applying" | "done" | "cancelled" | "failed";
                        format: ("shopify" | "google-merchant") | null;
                        encoding: string | null;
                        columns: {
                            name: string;
                            meaning: string | null;
                        }[];
                        problem: {
                            /** @enum {unknown} */
                            code: "file-empty" | "encoding-unknown" | "column-twice" | "columns-too-many" | "line-unreadable" | "format-unknown" | "rows-too-many" | "unreadable";
                            line?: number;
                            column?: string;
                        } | null;
                        rowCount: number;
                        productCount: number;
                        checkedCount: number;
                        newCount: number;
                        changedCount: number;
                        unchangedCount: number;
                        /** @description Faults found, in all lines. */
                        faultCount: number;
                        /** @description Products that have a fault. */
                        faultyCount: number;
                        appliedCount: number;
                        refusedCount: number;
                        /** @description Pictures to fetch from their addresses. */
                        pictureCount: number;
                        pictureDoneCount: number;
                        createdAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listCatalogueFileFaults: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                shopId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** @description Of the file, the heading being line 1. */
                            line: number;
                            column: string;
                            /** @enum {unknown} */
                            code: "key-missing" | "title-missing" | "title-too-long" | "description-too-long" | "price-missing" | "price-unreadable" | "price-out-of-range" | "currency-other" | "stock-unreadable" | "state-unknown" | "sku-too-long" | "sku-twice" | "option-missing" | "variant-missing" | "variants-too-many" | "rows-too-many" | "url-unreadable" | "cells-too-many" | "text-unreadable" | "not-taken" | "picture-not-fetched";
                            message: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    downloadCatalogueFileFaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    exportCatalogue: {
        parameters: {
            query: {
                format: "shopify" | "google-merchant";
                /** @description The heading alone. */
                template?: boolean;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    searchProducts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description Characters, pinyin, or initials. */
                q?: string;
                category?: string;
                /** @description Of the shop. */
                city?: string;
                priceFromCents?: number;
                priceToCents?: number;
                /** @description True leaves out what is sold out. */
                inStock?: boolean;
                /** @description Names with commas between: goods that have all of them. */
                guarantees?: string;
                /** @description `best` is the closest match; without `q`, the newest. */
                sort?: "best" | "newest" | "price-up" | "price-down" | "most-sold";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            pictureUrl: string | null;
                            /** @description The lowest of its variants. */
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                        }[];
                        nextCursor: string | null;
                        /** @description What was probably meant, when nothing is called as was asked. */
                        correctedTo: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    countSearchFacets: {
        parameters: {
            query?: {
                /** @description Characters, pinyin, or initials. */
                q?: string;
                category?: string;
                /** @description Of the shop. */
                city?: string;
                priceFromCents?: number;
                priceToCents?: number;
                /** @description True leaves out what is sold out. */
                inStock?: boolean;
                /** @description Names with commas between: goods that have all of them. */
                guarantees?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Goods that fit now; with `q` the best 120 are counted. */
                        total: number;
                        categories: {
                            value: string;
                            count: number;
                        }[];
                        cities: {
                            value: string;
                            count: number;
                        }[];
                        guarantees: {
                            value: string;
                            count: number;
                        }[];
                        inStock: number;
                        price: {
                            fromCents: number;
                            toCents: number;
                        } | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    helpSearch: {
        parameters: {
            query?: {
                /** @description Characters, pinyin, or initials. */
                q?: string;
                category?: string;
                /** @description Of the shop. */
                city?: string;
                priceFromCents?: number;
                priceToCents?: number;
                /** @description True leaves out what is sold out. */
                inStock?: boolean;
                /** @description Names with commas between: goods that have all of them. */
                guarantees?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What was probably meant, found without any filter. */
                        spelling: {
                            q: string;
                            count: number;
                        } | null;
                        /** @description Filters that, taken off alone, leave something; what leaves most first. */
                        lifts: {
                            /** @enum {unknown} */
                            filter: "category" | "city" | "price" | "inStock" | "guarantee";
                            /** @description Which one, where several may be on. */
                            value: string | null;
                            count: number;
                        }[];
                        /** @description What is left without any filter; null where at most one is on. */
                        withoutFilters: number | null;
                        /** @description Fewer of the words that find something. */
                        fewerWords: {
                            q: string;
                            count: number;
                        }[];
                        /** @description Categories near to what was asked, or the largest. */
                        categories: {
                            value: string;
                            count: number;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    suggestSearches: {
        parameters: {
            query: {
                /** @description Characters, pinyin, or initials. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            text: string;
                            /** @enum {unknown} */
                            kind: "category" | "words";
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listPopularProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            pictureUrl: string | null;
                            /** @description The lowest of its variants. */
                            priceCents: number;
                            currency: string;
                            inStock: boolean;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listPromotions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            rule: {
                                /** @enum {string} */
                                kind: "percent-off";
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "fixed-price";
                                priceCents: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "several";
                                pieces: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                            } | {
                                /** @enum {string} */
                                kind: "spend-and-save";
                                tiers: {
                                    fromCents: number;
                                    minusCents: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "coupon-amount";
                                fromCents: number;
                                minusCents: number;
                            } | {
                                /** @enum {string} */
                                kind: "coupon-percent";
                                fromCents: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                capCents: number | null;
                            };
                            scope: {
                                /** @enum {string} */
                                of: "shop";
                            } | {
                                /** @enum {string} */
                                of: "categories";
                                names: string[];
                            } | {
                                /** @enum {string} */
                                of: "products";
                                ids: string[];
                            } | {
                                /** @enum {string} */
                                of: "variants";
                                ids: string[];
                            };
                            startsAt: string;
                            endsAt: string;
                            /** @enum {unknown} */
                            state: "draft" | "scheduled" | "running" | "ended" | "stopped";
                            totalMax: number | null;
                            perPersonMax: number | null;
                            budgetCents: number | null;
                            audience: ("all" | "new-buyers" | "followers") | null;
                            code: string | null;
                            validDays: number | null;
                            results: {
                                /** @description Of a coupon. */
                                claims: number;
                                /** @description Paid orders. */
                                uses: number;
                                /** @description What those orders paid for goods. */
                                gmvCents: number;
                                /** @description What was taken off them. */
                                givenCents: number;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    makePromotion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "满 59 减 10",
                 *       "rule": {
                 *         "kind": "spend-and-save",
                 *         "tiers": [
                 *           {
                 *             "fromCents": 5900,
                 *             "minusCents": 1000
                 *           }
                 *         ]
                 *       },
                 *       "scope": {
                 *         "of": "shop"
                 *       },
                 *       "startsAt": "2030-01-01T01:00:00Z",
                 *       "endsAt": "2030-01-08T01:00:00Z",
                 *       "publish": false
                 *     }
                 */
                "application/json": {
                    name: string;
                    rule: {
                        /** @enum {string} */
                        kind: "percent-off";
                        /** @description 20 takes a fifth off. */
                        percentOff: number;
                        piecesMax: number | null;
                    } | {
                        /** @enum {string} */
                        kind: "fixed-price";
                        priceCents: number;
                        piecesMax: number | null;
                    } | {
                        /** @enum {string} */
                        kind: "several";
                        pieces: number;
                        /** @description 20 takes a fifth off. */
                        percentOff: number;
                    } | {
                        /** @enum {string} */
                        kind: "spend-and-save";
                        tiers: {
                            fromCents: number;
                            minusCents: number;
                        }[];
                    } | {
                        /** @enum {string} */
                        kind: "coupon-amount";
                        fromCents: number;
                        minusCents: number;
                    } | {
                        /** @enum {string} */
                        kind: "coupon-percent";
                        fromCents: number;
                        /** @description 20 takes a fifth off. */
                        percentOff: number;
                        capCents: number | null;
                    };
                    scope: {
                        /** @enum {string} */
                        of: "shop";
                    } | {
                        /** @enum {string} */
                        of: "categories";
                        names: string[];
                    } | {
                        /** @enum {string} */
                        of: "products";
                        ids: string[];
                    } | {
                        /** @enum {string} */
                        of: "variants";
                        ids: string[];
                    };
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    totalMax?: number | null;
                    perPersonMax?: number | null;
                    budgetCents?: number | null;
                    /**
                     * @description Of coupons alone.
                     * @enum {unknown}
                     */
                    audience?: "all" | "new-buyers" | "followers";
                    /** @description Of coupons alone: claimed by a code that the platform makes. */
                    byCode?: boolean;
                    validDays?: number | null;
                    /** @description False keeps a draft. */
                    publish?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        rule: {
                            /** @enum {string} */
                            kind: "percent-off";
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "fixed-price";
                            priceCents: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "several";
                            pieces: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                        } | {
                            /** @enum {string} */
                            kind: "spend-and-save";
                            tiers: {
                                fromCents: number;
                                minusCents: number;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "coupon-amount";
                            fromCents: number;
                            minusCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "coupon-percent";
                            fromCents: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            capCents: number | null;
                        };
                        scope: {
                            /** @enum {string} */
                            of: "shop";
                        } | {
                            /** @enum {string} */
                            of: "categories";
                            names: string[];
                        } | {
                            /** @enum {string} */
                            of: "products";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            of: "variants";
                            ids: string[];
                        };
                        startsAt: string;
                        endsAt: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "running" | "ended" | "stopped";
                        totalMax: number | null;
                        perPersonMax: number | null;
                        budgetCents: number | null;
                        audience: ("all" | "new-buyers" | "followers") | null;
                        code: string | null;
                        validDays: number | null;
                        results: {
                            /** @description Of a coupon. */
                            claims: number;
                            /** @description Paid orders. */
                            uses: number;
                            /** @description What those orders paid for goods. */
                            gmvCents: number;
                            /** @description What was taken off them. */
                            givenCents: number;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getPromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        rule: {
                            /** @enum {string} */
                            kind: "percent-off";
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "fixed-price";
                            priceCents: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "several";
                            pieces: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                        } | {
                            /** @enum {string} */
                            kind: "spend-and-save";
                            tiers: {
                                fromCents: number;
                                minusCents: number;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "coupon-amount";
                            fromCents: number;
                            minusCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "coupon-percent";
                            fromCents: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            capCents: number | null;
                        };
                        scope: {
                            /** @enum {string} */
                            of: "shop";
                        } | {
                            /** @enum {string} */
                            of: "categories";
                            names: string[];
                        } | {
                            /** @enum {string} */
                            of: "products";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            of: "variants";
                            ids: string[];
                        };
                        startsAt: string;
                        endsAt: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "running" | "ended" | "stopped";
                        totalMax: number | null;
                        perPersonMax: number | null;
                        budgetCents: number | null;
                        audience: ("all" | "new-buyers" | "followers") | null;
                        code: string | null;
                        validDays: number | null;
                        results: {
                            /** @description Of a coupon. */
                            claims: number;
                            /** @description Paid orders. */
                            uses: number;
                            /** @description What those orders paid for goods. */
                            gmvCents: number;
                            /** @description What was taken off them. */
                            givenCents: number;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changePromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "满 59 减 10",
                 *       "rule": {
                 *         "kind": "spend-and-save",
                 *         "tiers": [
                 *           {
                 *             "fromCents": 5900,
                 *             "minusCents": 1000
                 *           }
                 *         ]
                 *       },
                 *       "scope": {
                 *         "of": "shop"
                 *       },
                 *       "startsAt": "2030-01-01T01:00:00Z",
                 *       "endsAt": "2030-01-08T01:00:00Z",
                 *       "publish": false
                 *     }
                 */
                "application/json": {
                    name: string;
                    rule: {
                        /** @enum {string} */
                        kind: "percent-off";
                        /** @description 20 takes a fifth off. */
                        percentOff: number;
                        piecesMax: number | null;
                    } | {
                        /** @enum {string} */
                        kind: "fixed-price";
                        priceCents: number;
                        piecesMax: number | null;
                    } | {
                        /** @enum {string} */
                        kind: "several";
                        pieces: number;
                        /** @description 20 takes a fifth off. */
                        percentOff: number;
                    } | {
                        /** @enum {string} */
                        kind: "spend-and-save";
                        tiers: {
                            fromCents: number;
                            minusCents: number;
                        }[];
                    } | {
                        /** @enum {string} */
                        kind: "coupon-amount";
                        fromCents: number;
                        minusCents: number;
                    } | {
                        /** @enum {string} */
                        kind: "coupon-percent";
                        fromCents: number;
                        /** @description 20 takes a fifth off. */
                        percentOff: number;
                        capCents: number | null;
                    };
                    scope: {
                        /** @enum {string} */
                        of: "shop";
                    } | {
                        /** @enum {string} */
                        of: "categories";
                        names: string[];
                    } | {
                        /** @enum {string} */
                        of: "products";
                        ids: string[];
                    } | {
                        /** @enum {string} */
                        of: "variants";
                        ids: string[];
                    };
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    totalMax?: number | null;
                    perPersonMax?: number | null;
                    budgetCents?: number | null;
                    /**
                     * @description Of coupons alone.
                     * @enum {unknown}
                     */
                    audience?: "all" | "new-buyers" | "followers";
                    /** @description Of coupons alone: claimed by a code that the platform makes. */
                    byCode?: boolean;
                    validDays?: number | null;
                    /** @description False keeps a draft. */
                    publish?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        rule: {
                            /** @enum {string} */
                            kind: "percent-off";
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "fixed-price";
                            priceCents: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "several";
                            pieces: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                        } | {
                            /** @enum {string} */
                            kind: "spend-and-save";
                            tiers: {
                                fromCents: number;
                                minusCents: number;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "coupon-amount";
                            fromCents: number;
                            minusCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "coupon-percent";
                            fromCents: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            capCents: number | null;
                        };
                        scope: {
                            /** @enum {string} */
                            of: "shop";
                        } | {
                            /** @enum {string} */
                            of: "categories";
                            names: string[];
                        } | {
                            /** @enum {string} */
                            of: "products";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            of: "variants";
                            ids: string[];
                        };
                        startsAt: string;
                        endsAt: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "running" | "ended" | "stopped";
                        totalMax: number | null;
                        perPersonMax: number | null;
                        budgetCents: number | null;
                        audience: ("all" | "new-buyers" | "followers") | null;
                        code: string | null;
                        validDays: number | null;
                        results: {
                            /** @description Of a coupon. */
                            claims: number;
                            /** @description Paid orders. */
                            uses: number;
                            /** @description What those orders paid for goods. */
                            gmvCents: number;
                            /** @description What was taken off them. */
                            givenCents: number;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removePromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    stopPromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        rule: {
                            /** @enum {string} */
                            kind: "percent-off";
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "fixed-price";
                            priceCents: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "several";
                            pieces: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                        } | {
                            /** @enum {string} */
                            kind: "spend-and-save";
                            tiers: {
                                fromCents: number;
                                minusCents: number;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "coupon-amount";
                            fromCents: number;
                            minusCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "coupon-percent";
                            fromCents: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            capCents: number | null;
                        };
                        scope: {
                            /** @enum {string} */
                            of: "shop";
                        } | {
                            /** @enum {string} */
                            of: "categories";
                            names: string[];
                        } | {
                            /** @enum {string} */
                            of: "products";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            of: "variants";
                            ids: string[];
                        };
                        startsAt: string;
                        endsAt: string;
                        /** @enum {unknown} */
                        state: "draft" | "scheduled" | "running" | "ended" | "stopped";
                        totalMax: number | null;
                        perPersonMax: number | null;
                        budgetCents: number | null;
                        audience: ("all" | "new-buyers" | "followers") | null;
                        code: string | null;
                        validDays: number | null;
                        results: {
                            /** @description Of a coupon. */
                            claims: number;
                            /** @description Paid orders. */
                            uses: number;
                            /** @description What those orders paid for goods. */
                            gmvCents: number;
                            /** @description What was taken off them. */
                            givenCents: number;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    previewPromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "draft": {
                 *         "name": "满 59 减 10",
                 *         "rule": {
                 *           "kind": "spend-and-save",
                 *           "tiers": [
                 *             {
                 *               "fromCents": 5900,
                 *               "minusCents": 1000
                 *             }
                 *           ]
                 *         },
                 *         "scope": {
                 *           "of": "shop"
                 *         },
                 *         "startsAt": "2030-01-01T01:00:00Z",
                 *         "endsAt": "2030-01-08T01:00:00Z",
                 *         "publish": false
                 *       },
                 *       "lines": [
                 *         {
                 *           "variantId": "var_01m8hzdke4pfk2mrvydgyhd7rc",
                 *           "quantity": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @example {
                     *       "name": "满 59 减 10",
                     *       "rule": {
                     *         "kind": "spend-and-save",
                     *         "tiers": [
                     *           {
                     *             "fromCents": 5900,
                     *             "minusCents": 1000
                     *           }
                     *         ]
                     *       },
                     *       "scope": {
                     *         "of": "shop"
                     *       },
                     *       "startsAt": "2030-01-01T01:00:00Z",
                     *       "endsAt": "2030-01-08T01:00:00Z",
                     *       "publish": false
                     *     }
                     */
                    draft: {
                        name: string;
                        rule: {
                            /** @enum {string} */
                            kind: "percent-off";
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "fixed-price";
                            priceCents: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "several";
                            pieces: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                        } | {
                            /** @enum {string} */
                            kind: "spend-and-save";
                            tiers: {
                                fromCents: number;
                                minusCents: number;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "coupon-amount";
                            fromCents: number;
                            minusCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "coupon-percent";
                            fromCents: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            capCents: number | null;
                        };
                        scope: {
                            /** @enum {string} */
                            of: "shop";
                        } | {
                            /** @enum {string} */
                            of: "categories";
                            names: string[];
                        } | {
                            /** @enum {string} */
                            of: "products";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            of: "variants";
                            ids: string[];
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        totalMax?: number | null;
                        perPersonMax?: number | null;
                        budgetCents?: number | null;
                        /**
                         * @description Of coupons alone.
                         * @enum {unknown}
                         */
                        audience?: "all" | "new-buyers" | "followers";
                        /** @description Of coupons alone: claimed by a code that the platform makes. */
                        byCode?: boolean;
                        validDays?: number | null;
                        /** @description False keeps a draft. */
                        publish?: boolean;
                    };
                    /** @description The promotion that the draft changes. */
                    replaces?: string;
                    lines: {
                        variantId: string;
                        quantity: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        policyVersion: number;
                        before: {
                            goodsCents: number;
                            reductionCents: number;
                            totalCents: number;
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                        };
                        after: {
                            goodsCents: number;
                            reductionCents: number;
                            totalCents: number;
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                        };
                        lines: {
                            variantId: string;
                            title: string;
                            variantTitle: string;
                            quantity: number;
                            goodsCents: number;
                            beforeCents: number;
                            afterCents: number;
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description Every promotion that would lower this line’s price, the one that wins first. */
                            rivals: {
                                promotionId: string;
                                name: string;
                                cents: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getProductOffers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        prices: {
                            variantId: string;
                            /** @description Of one piece alone, without a coupon: what is paid. */
                            priceCents: number;
                        }[];
                        promotions: {
                            id: string;
                            name: string;
                            rule: {
                                /** @enum {string} */
                                kind: "percent-off";
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "fixed-price";
                                priceCents: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "several";
                                pieces: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                            } | {
                                /** @enum {string} */
                                kind: "spend-and-save";
                                tiers: {
                                    fromCents: number;
                                    minusCents: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "coupon-amount";
                                fromCents: number;
                                minusCents: number;
                            } | {
                                /** @enum {string} */
                                kind: "coupon-percent";
                                fromCents: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                capCents: number | null;
                            };
                            scope: {
                                /** @enum {string} */
                                of: "shop";
                            } | {
                                /** @enum {string} */
                                of: "categories";
                                names: string[];
                            } | {
                                /** @enum {string} */
                                of: "products";
                                ids: string[];
                            } | {
                                /** @enum {string} */
                                of: "variants";
                                ids: string[];
                            };
                            startsAt: string;
                            endsAt: string;
                        }[];
                        coupons: {
                            id: string;
                            name: string;
                            rule: {
                                /** @enum {string} */
                                kind: "percent-off";
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "fixed-price";
                                priceCents: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "several";
                                pieces: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                            } | {
                                /** @enum {string} */
                                kind: "spend-and-save";
                                tiers: {
                                    fromCents: number;
                                    minusCents: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "coupon-amount";
                                fromCents: number;
                                minusCents: number;
                            } | {
                                /** @enum {string} */
                                kind: "coupon-percent";
                                fromCents: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                capCents: number | null;
                            };
                            scope: {
                                /** @enum {string} */
                                of: "shop";
                            } | {
                                /** @enum {string} */
                                of: "categories";
                                names: string[];
                            } | {
                                /** @enum {string} */
                                of: "products";
                                ids: string[];
                            } | {
                                /** @enum {string} */
                                of: "variants";
                                ids: string[];
                            };
                            startsAt: string;
                            endsAt: string;
                            /** @enum {unknown} */
                            audience: "all" | "new-buyers" | "followers";
                            validDays: number | null;
                            /** @description The person has as many of it as one may. */
                            claimed: boolean;
                            left: number | null;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listShopCoupons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            rule: {
                                /** @enum {string} */
                                kind: "percent-off";
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "fixed-price";
                                priceCents: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "several";
                                pieces: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                            } | {
                                /** @enum {string} */
                                kind: "spend-and-save";
                                tiers: {
                                    fromCents: number;
                                    minusCents: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "coupon-amount";
                                fromCents: number;
                                minusCents: number;
                            } | {
                                /** @enum {string} */
                                kind: "coupon-percent";
                                fromCents: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                capCents: number | null;
                            };
                            scope: {
                                /** @enum {string} */
                                of: "shop";
                            } | {
                                /** @enum {string} */
                                of: "categories";
                                names: string[];
                            } | {
                                /** @enum {string} */
                                of: "products";
                                ids: string[];
                            } | {
                                /** @enum {string} */
                                of: "variants";
                                ids: string[];
                            };
                            startsAt: string;
                            endsAt: string;
                            /** @enum {unknown} */
                            audience: "all" | "new-buyers" | "followers";
                            validDays: number | null;
                            /** @description The person has as many of it as one may. */
                            claimed: boolean;
                            left: number | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    claimCoupon: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        promotionId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        name: string;
                        rule: {
                            /** @enum {string} */
                            kind: "percent-off";
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "fixed-price";
                            priceCents: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "several";
                            pieces: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                        } | {
                            /** @enum {string} */
                            kind: "spend-and-save";
                            tiers: {
                                fromCents: number;
                                minusCents: number;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "coupon-amount";
                            fromCents: number;
                            minusCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "coupon-percent";
                            fromCents: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            capCents: number | null;
                        };
                        scope: {
                            /** @enum {string} */
                            of: "shop";
                        } | {
                            /** @enum {string} */
                            of: "categories";
                            names: string[];
                        } | {
                            /** @enum {string} */
                            of: "products";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            of: "variants";
                            ids: string[];
                        };
                        /** @enum {unknown} */
                        state: "open" | "used" | "expired";
                        claimedAt: string;
                        expiresAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    claimCouponByCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "SPRING5"
                 *     }
                 */
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        promotionId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        name: string;
                        rule: {
                            /** @enum {string} */
                            kind: "percent-off";
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "fixed-price";
                            priceCents: number;
                            piecesMax: number | null;
                        } | {
                            /** @enum {string} */
                            kind: "several";
                            pieces: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                        } | {
                            /** @enum {string} */
                            kind: "spend-and-save";
                            tiers: {
                                fromCents: number;
                                minusCents: number;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "coupon-amount";
                            fromCents: number;
                            minusCents: number;
                        } | {
                            /** @enum {string} */
                            kind: "coupon-percent";
                            fromCents: number;
                            /** @description 20 takes a fifth off. */
                            percentOff: number;
                            capCents: number | null;
                        };
                        scope: {
                            /** @enum {string} */
                            of: "shop";
                        } | {
                            /** @enum {string} */
                            of: "categories";
                            names: string[];
                        } | {
                            /** @enum {string} */
                            of: "products";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            of: "variants";
                            ids: string[];
                        };
                        /** @enum {unknown} */
                        state: "open" | "used" | "expired";
                        claimedAt: string;
                        expiresAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listMyCoupons: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "used" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            promotionId: string;
                            shop: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            name: string;
                            rule: {
                                /** @enum {string} */
                                kind: "percent-off";
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "fixed-price";
                                priceCents: number;
                                piecesMax: number | null;
                            } | {
                                /** @enum {string} */
                                kind: "several";
                                pieces: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                            } | {
                                /** @enum {string} */
                                kind: "spend-and-save";
                                tiers: {
                                    fromCents: number;
                                    minusCents: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "coupon-amount";
                                fromCents: number;
                                minusCents: number;
                            } | {
                                /** @enum {string} */
                                kind: "coupon-percent";
                                fromCents: number;
                                /** @description 20 takes a fifth off. */
                                percentOff: number;
                                capCents: number | null;
                            };
                            scope: {
                                /** @enum {string} */
                                of: "shop";
                            } | {
                                /** @enum {string} */
                                of: "categories";
                                names: string[];
                            } | {
                                /** @enum {string} */
                                of: "products";
                                ids: string[];
                            } | {
                                /** @enum {string} */
                                of: "variants";
                                ids: string[];
                            };
                            /** @enum {unknown} */
                            state: "open" | "used" | "expired";
                            claimedAt: string;
                            expiresAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shops: {
                            shop: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            lines: {
                                variantId: string;
                                productId: string;
                                title: string;
                                variantTitle: string;
                                pictureUrl: string | null;
                                unitPriceCents: number;
                                quantity: number;
                                /** @description On hand and not held, capped at 999. */
                                available: number;
                                clipId: string | null;
                                problem: ("stock-exhausted" | "not-on-sale") | null;
                            }[];
                        }[];
                        /** @description The sum of the lines without a problem. */
                        goodsCents: number;
                        currency: string;
                        /** @description The quantities of all lines together. */
                        count: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getCartQuote: {
        parameters: {
            query?: {
                /** @description Variants that are left out, joined by a point. */
                left?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Before reductions. */
                        goodsCents: number;
                        reductionCents: number;
                        totalCents: number;
                        currency: string;
                        shops: {
                            shopId: string;
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            lines: {
                                variantId: string;
                                reductionCents: number;
                                totalCents: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    putCartLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                variantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": 1
                 *     }
                 */
                "application/json": {
                    quantity: number;
                    clipId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shops: {
                            shop: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            lines: {
                                variantId: string;
                                productId: string;
                                title: string;
                                variantTitle: string;
                                pictureUrl: string | null;
                                unitPriceCents: number;
                                quantity: number;
                                /** @description On hand and not held, capped at 999. */
                                available: number;
                                clipId: string | null;
                                problem: ("stock-exhausted" | "not-on-sale") | null;
                            }[];
                        }[];
                        /** @description The sum of the lines without a problem. */
                        goodsCents: number;
                        currency: string;
                        /** @description The quantities of all lines together. */
                        count: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    deleteCartLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                variantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shops: {
                            shop: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            lines: {
                                variantId: string;
                                productId: string;
                                title: string;
                                variantTitle: string;
                                pictureUrl: string | null;
                                unitPriceCents: number;
                                quantity: number;
                                /** @description On hand and not held, capped at 999. */
                                available: number;
                                clipId: string | null;
                                problem: ("stock-exhausted" | "not-on-sale") | null;
                            }[];
                        }[];
                        /** @description The sum of the lines without a problem. */
                        goodsCents: number;
                        currency: string;
                        /** @description The quantities of all lines together. */
                        count: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    makeQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "variantId": "var_01m8hzdke4pfk2mrvydgyhd7rc",
                 *           "quantity": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    lines: {
                        variantId: string;
                        quantity: number;
                        clipId?: string | null;
                    }[];
                    addressId?: string | null;
                    coupons?: {
                        shopId: string;
                        couponId: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        expiresAt: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        } | null;
                        shops: {
                            shop: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            lines: {
                                variantId: string;
                                productId: string;
                                title: string;
                                variantTitle: string;
                                pictureUrl: string | null;
                                unitPriceCents: number;
                                quantity: number;
                                /** @description What promotions and coupons take off. */
                                reductionCents: number;
                                /** @description Their parts add up to `reductionCents`. */
                                reductions: {
                                    promotionId: string;
                                    couponId: string | null;
                                    kind: string;
                                    name: string;
                                    cents: number;
                                }[];
                                /** @description After reductions. */
                                totalCents: number;
                                /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                                taxCents: number;
                            }[];
                            /** @description Of the goods before reductions. */
                            goodsCents: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            shippingCents: number;
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description Mine of this shop, in place of one another. */
                            coupons: {
                                couponId: string;
                                name: string;
                                rule: {
                                    /** @enum {string} */
                                    kind: "percent-off";
                                    /** @description 20 takes a fifth off. */
                                    percentOff: number;
                                    piecesMax: number | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed-price";
                                    priceCents: number;
                                    piecesMax: number | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "several";
                                    pieces: number;
                                    /** @description 20 takes a fifth off. */
                                    percentOff: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "spend-and-save";
                                    tiers: {
                                        fromCents: number;
                                        minusCents: number;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "coupon-amount";
                                    fromCents: number;
                                    minusCents: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "coupon-percent";
                                    fromCents: number;
                                    /** @description 20 takes a fifth off. */
                                    percentOff: number;
                                    capCents: number | null;
                                };
                                /** @description 0 when its threshold is not reached. */
                                savesCents: number;
                                chosen: boolean;
                            }[];
                            shippingVersion: number | null;
                            arrival: {
                                /** @description YYYY-MM-DD */
                                from: string;
                                /** @description YYYY-MM-DD */
                                to: string;
                            };
                            /** @description Those that hold for every line. */
                            guarantees: string[];
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        currency: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    placeCheckout: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quoteId": "qte_01m8hzdke4pfk2mrvydgyhd7rc",
                 *       "addressId": "adr_01m8hzdke4pfk2mrvydgyhd7rc",
                 *       "expectedTotalCents": 1
                 *     }
                 */
                "application/json": {
                    quoteId: string;
                    addressId: string;
                    expectedTotalCents: number;
                    fromCart?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "closed";
                        totalCents: number;
                        currency: string;
                        paymentDueAt: string;
                        payment: {
                            id: string;
                            state: string;
                            payUrl: string | null;
                        };
                        orders: {
                            id: string;
                            shopName: string;
                            totalCents: number;
                            /** @enum {unknown} */
                            state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "closed";
                        totalCents: number;
                        currency: string;
                        paymentDueAt: string;
                        payment: {
                            id: string;
                            state: string;
                            payUrl: string | null;
                        };
                        orders: {
                            id: string;
                            shopName: string;
                            totalCents: number;
                            /** @enum {unknown} */
                            state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    cancelCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "closed";
                        totalCents: number;
                        currency: string;
                        paymentDueAt: string;
                        payment: {
                            id: string;
                            state: string;
                            payUrl: string | null;
                        };
                        orders: {
                            id: string;
                            shopName: string;
                            totalCents: number;
                            /** @enum {unknown} */
                            state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            checkoutId: string;
                            shop: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            /** @enum {unknown} */
                            state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                            closeReason: string | null;
                            lines: {
                                variantId: string;
                                productId: string;
                                title: string;
                                variantTitle: string;
                                pictureUrl: string | null;
                                unitPriceCents: number;
                                quantity: number;
                                /** @description What promotions and coupons take off. */
                                reductionCents: number;
                                /** @description Their parts add up to `reductionCents`. */
                                reductions: {
                                    promotionId: string;
                                    couponId: string | null;
                                    kind: string;
                                    name: string;
                                    cents: number;
                                }[];
                                /** @description After reductions. */
                                totalCents: number;
                                /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                                taxCents: number;
                                clipId: string | null;
                            }[];
                            /** @description Of the goods before reductions. */
                            goodsCents: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            shippingCents: number;
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            shippingVersion: number | null;
                            currency: string;
                            address: {
                                id: string;
                                recipient: string;
                                phone: string;
                                country: string;
                                province: string;
                                city: string;
                                district: string;
                                street: string;
                                postalCode: string;
                                isDefault: boolean;
                            };
                            arrival: {
                                /** @description YYYY-MM-DD */
                                from: string;
                                /** @description YYYY-MM-DD */
                                to: string;
                            };
                            timeline: {
                                kind: string;
                                at: string;
                                data: {
                                    [key: string]: string;
                                };
                            }[];
                            parcels: {
                                id: string;
                                carrier: string;
                                trackingNo: string;
                                state: string;
                                shippedAt: string;
                                deliveredAt: string | null;
                            }[];
                            receipt: {
                                paymentId: string;
                                provider: string;
                                capturedAt: string;
                                totalCents: number;
                            } | null;
                            refund: {
                                amountCents: number;
                                reason: string;
                                refundedAt: string | null;
                            } | null;
                            cancelAsk: {
                                reason: string;
                                askedAt: string;
                                dueAt: string;
                            } | null;
                            messages: {
                                count: number;
                                /** @description Of the other side’s. */
                                unread: number;
                            };
                            can: {
                                cancel: boolean;
                                askCancel: boolean;
                                withdrawCancel: boolean;
                                declineCancel: boolean;
                                receive: boolean;
                                ship: boolean;
                                deliver: boolean;
                                refund: boolean;
                            };
                            payUrl: string | null;
                            placedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    receiveOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listStudioOrders: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                /** @description Of paid orders the longest waiting first; else the newest first. */
                sort?: "newest" | "longest-waiting";
                /** @description Those that should have left. */
                overdue?: boolean;
                /** @description Those that a buyer asks to cancel. */
                cancelAsked?: boolean;
                /** @description Those with messages that nobody has read. */
                unread?: boolean;
                /** @description In the recipient’s name, the goods, a tracking number, or the end of a phone or an id. */
                text?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            checkoutId: string;
                            shop: {
                                id: string;
                                kind: "shop" | "creator";
                                name: string;
                                avatarUrl: string | null;
                                followed: boolean;
                                followerCount: number;
                            };
                            /** @enum {unknown} */
                            state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                            closeReason: string | null;
                            lines: {
                                variantId: string;
                                productId: string;
                                title: string;
                                variantTitle: string;
                                pictureUrl: string | null;
                                unitPriceCents: number;
                                quantity: number;
                                /** @description What promotions and coupons take off. */
                                reductionCents: number;
                                /** @description Their parts add up to `reductionCents`. */
                                reductions: {
                                    promotionId: string;
                                    couponId: string | null;
                                    kind: string;
                                    name: string;
                                    cents: number;
                                }[];
                                /** @description After reductions. */
                                totalCents: number;
                                /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                                taxCents: number;
                                clipId: string | null;
                            }[];
                            /** @description Of the goods before reductions. */
                            goodsCents: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            shippingCents: number;
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            shippingVersion: number | null;
                            currency: string;
                            address: {
                                id: string;
                                recipient: string;
                                phone: string;
                                country: string;
                                province: string;
                                city: string;
                                district: string;
                                street: string;
                                postalCode: string;
                                isDefault: boolean;
                            };
                            arrival: {
                                /** @description YYYY-MM-DD */
                                from: string;
                                /** @description YYYY-MM-DD */
                                to: string;
                            };
                            timeline: {
                                kind: string;
                                at: string;
                                data: {
                                    [key: string]: string;
                                };
                            }[];
                            parcels: {
                                id: string;
                                carrier: string;
                                trackingNo: string;
                                state: string;
                                shippedAt: string;
                                deliveredAt: string | null;
                            }[];
                            receipt: {
                                paymentId: string;
                                provider: string;
                                capturedAt: string;
                                totalCents: number;
                            } | null;
                            refund: {
                                amountCents: number;
                                reason: string;
                                refundedAt: string | null;
                            } | null;
                            cancelAsk: {
                                reason: string;
                                askedAt: string;
                                dueAt: string;
                            } | null;
                            messages: {
                                count: number;
                                /** @description Of the other side’s. */
                                unread: number;
                            };
                            can: {
                                cancel: boolean;
                                askCancel: boolean;
                                withdrawCancel: boolean;
                                declineCancel: boolean;
                                receive: boolean;
                                ship: boolean;
                                deliver: boolean;
                                refund: boolean;
                            };
                            payUrl: string | null;
                            placedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    downloadOrders: {
        parameters: {
            query?: {
                state?: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                /** @description Of paid orders the longest waiting first; else the newest first. */
                sort?: "newest" | "longest-waiting";
                /** @description Those that should have left. */
                overdue?: boolean;
                /** @description Those that a buyer asks to cancel. */
                cancelAsked?: boolean;
                /** @description Those with messages that nobody has read. */
                unread?: boolean;
                /** @description In the recipient’s name, the goods, a tracking number, or the end of a phone or an id. */
                text?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    countStudioOrders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unpaid: number;
                        toShip: number;
                        overdue: number;
                        cancelAsked: number;
                        unread: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getStudioOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    /** @description The buyer reads it. */
                    reason: string;
                    /** @description Whether the goods go back on the shelf. Default true. */
                    putBack?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    askToCancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    /** @description The shop reads it. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    withdrawCancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    declineCancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "包装破损，重新安排发货"
                 *     }
                 */
                "application/json": {
                    /** @description The buyer reads it. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listOrderMessages: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            side: "buyer" | "shop";
                            author: string;
                            text: string;
                            at: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    writeOrderMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "今天下午发出，明天到杭州。"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        side: "buyer" | "shop";
                        author: string;
                        text: string;
                        at: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    readOrderMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "messageId": "messageId"
                 *     }
                 */
                "application/json": {
                    /** @description The newest message that was shown. */
                    messageId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listStudioOrderMessages: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            side: "buyer" | "shop";
                            author: string;
                            text: string;
                            at: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    writeStudioOrderMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "今天下午发出，明天到杭州。"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        side: "buyer" | "shop";
                        author: string;
                        text: string;
                        at: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    readStudioOrderMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "messageId": "messageId"
                 *     }
                 */
                "application/json": {
                    /** @description The newest message that was shown. */
                    messageId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getShipping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number | null;
                        rules: {
                            baseCents: number;
                            freeAboveCents: number | null;
                            regions: {
                                provinces: string[];
                                baseCents: number;
                                freeAboveCents: number | null;
                            }[];
                            notServed: string[];
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeShipping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        /** @description `replaces` is the version that was read, so that nobody’s change is lost unseen. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rules": {
                 *         "baseCents": 600,
                 *         "freeAboveCents": 5900,
                 *         "regions": [],
                 *         "notServed": []
                 *       },
                 *       "replaces": null
                 *     }
                 */
                "application/json": {
                    rules: {
                        baseCents: number;
                        freeAboveCents: number | null;
                        regions: {
                            provinces: string[];
                            baseCents: number;
                            freeAboveCents: number | null;
                        }[];
                        notServed: string[];
                    };
                    replaces: number | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number | null;
                        rules: {
                            baseCents: number;
                            freeAboveCents: number | null;
                            regions: {
                                provinces: string[];
                                baseCents: number;
                                freeAboveCents: number | null;
                            }[];
                            notServed: string[];
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    shipOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "carrier": "sf",
                 *       "trackingNo": "SF1234567890"
                 *     }
                 */
                "application/json": {
                    carrier: string;
                    trackingNo: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    deliverOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        checkoutId: string;
                        shop: {
                            id: string;
                            kind: "shop" | "creator";
                            name: string;
                            avatarUrl: string | null;
                            followed: boolean;
                            followerCount: number;
                        };
                        /** @enum {unknown} */
                        state: "pending-payment" | "paid" | "shipped" | "delivered" | "received" | "closed";
                        closeReason: string | null;
                        lines: {
                            variantId: string;
                            productId: string;
                            title: string;
                            variantTitle: string;
                            pictureUrl: string | null;
                            unitPriceCents: number;
                            quantity: number;
                            /** @description What promotions and coupons take off. */
                            reductionCents: number;
                            /** @description Their parts add up to `reductionCents`. */
                            reductions: {
                                promotionId: string;
                                couponId: string | null;
                                kind: string;
                                name: string;
                                cents: number;
                            }[];
                            /** @description After reductions. */
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        /** @description Of the goods before reductions. */
                        goodsCents: number;
                        /** @description What promotions and coupons take off. */
                        reductionCents: number;
                        shippingCents: number;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
                        /** @description Their parts add up to `reductionCents`. */
                        reductions: {
                            promotionId: string;
                            couponId: string | null;
                            kind: string;
                            name: string;
                            cents: number;
                        }[];
                        shippingVersion: number | null;
                        currency: string;
                        address: {
                            id: string;
                            recipient: string;
                            phone: string;
                            country: string;
                            province: string;
                            city: string;
                            district: string;
                            street: string;
                            postalCode: string;
                            isDefault: boolean;
                        };
                        arrival: {
                            /** @description YYYY-MM-DD */
                            from: string;
                            /** @description YYYY-MM-DD */
                            to: string;
                        };
                        timeline: {
                            kind: string;
                            at: string;
                            data: {
                                [key: string]: string;
                            };
                        }[];
                        parcels: {
                            id: string;
                            carrier: string;
                            trackingNo: string;
                            state: string;
                            shippedAt: string;
                            deliveredAt: string | null;
                        }[];
                        receipt: {
                            paymentId: string;
                            provider: string;
                            capturedAt: string;
                            totalCents: number;
                        } | null;
                        refund: {
                            amountCents: number;
                            reason: string;
                            refundedAt: string | null;
                        } | null;
                        cancelAsk: {
                            reason: string;
                            askedAt: string;
                            dueAt: string;
                        } | null;
                        messages: {
                            count: number;
                            /** @description Of the other side’s. */
                            unread: number;
                        };
                        can: {
                            cancel: boolean;
                            askCancel: boolean;
                            withdrawCancel: boolean;
                            declineCancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
                            refund: boolean;
                        };
                        payUrl: string | null;
                        placedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    shipOrders: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rows": [
                 *         {
                 *           "line": 1,
                 *           "orderId": "orderId",
                 *           "carrier": "sf",
                 *           "trackingNo": "SF1234567890"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    rows: {
                        line: number;
                        orderId: string;
                        carrier: string;
                        trackingNo: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            line: number;
                            orderId: string;
                            /** @enum {unknown} */
                            outcome: "shipped" | "already-shipped" | "refused";
                            code?: string;
                            field?: string;
                            detail?: string;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balances: {
                            currency: string;
                            /** @description Paid by shoppers, held until they have received. */
                            escrowCents: number;
                            /** @description Received, less commission: owed to the shop. */
                            settledCents: number;
                        }[];
                        items: {
                            id: number;
                            at: string;
                            /**
                             * @description capture: shoppers paid; order-refund: an order was refunded; settlement: an order was received.
                             * @enum {unknown}
                             */
                            kind: "capture" | "order-refund" | "settlement";
                            /**
                             * @description escrow: held until the goods are received; shop: owed to the shop.
                             * @enum {unknown}
                             */
                            account: "escrow" | "shop";
                            /** @description The order, or the payment of several. */
                            referenceId: string;
                            /** @description Positive: the shop is owed more. */
                            amountCents: number;
                            currency: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    downloadStatement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                kind?: "catalogue" | "clips" | "events";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: string;
                            source: string;
                            state: "running" | "done";
                            nextLine: number;
                            acceptedCount: number;
                            repeatedCount: number;
                            refusedCount: number;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "catalogue",
                 *       "source": "source"
                 *     }
                 */
                "application/json": {
                    kind: "catalogue" | "clips" | "events";
                    source: string;
                    shopId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        source: string;
                        state: "running" | "done";
                        nextLine: number;
                        acceptedCount: number;
                        repeatedCount: number;
                        refusedCount: number;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    takeImportChunk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "line": 1,
                 *           "record": {}
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    lines: {
                        line: number;
                        record: unknown;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nextLine: number;
                        accepted: number;
                        repeated: number;
                        refused: number;
                        errors: {
                            line: number;
                            field: string;
                            code: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    finishImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        source: string;
                        state: "running" | "done";
                        nextLine: number;
                        acceptedCount: number;
                        repeatedCount: number;
                        refusedCount: number;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        source: string;
                        state: "running" | "done";
                        nextLine: number;
                        acceptedCount: number;
                        repeatedCount: number;
                        refusedCount: number;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listImportErrors: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            line: number;
                            field: string;
                            code: string;
                            message: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getShopDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        today: {
                            /** @description Orders paid. */
                            orders: number;
                            /** @description What was paid for them, refunds not taken off. */
                            paidCents: number;
                            /** @description Views of the shop’s clips today. */
                            views: number;
                            weekAgo: {
                                /** @description Orders paid. */
                                orders: number;
                                /** @description What was paid for them, refunds not taken off. */
                                paidCents: number;
                            };
                        } | null;
                        productCount: number;
                        outOfStock: {
                            id: string;
                            title: string;
                            variantTitles: string[];
                            /** @description Of the one with the least. */
                            available: number;
                        }[];
                        lowStock: {
                            id: string;
                            title: string;
                            variantTitles: string[];
                            /** @description Of the one with the least. */
                            available: number;
                        }[];
                        certificates: {
                            productId: string;
                            title: string;
                            attribute: string;
                            problem: "rejected" | "expiring" | "value-changed";
                            validUntil: string | null;
                        }[];
                        promotionsEnding: {
                            id: string;
                            name: string;
                            endsAt: string;
                        }[];
                        scheduledClips: {
                            id: string;
                            caption: string;
                            publishAt: string;
                        }[];
                        faultyFile: {
                            id: string;
                            name: string;
                            faultCount: number;
                        } | null;
                        pausedWebhooks: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            url: string;
                            kinds: string[];
                            createdAt: string;
                            pausedAt: string | null;
                            pauseReason: string | null;
                            waiting: number;
                            failed: number;
                            lastDeliveredAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    makeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example/kanmai",
                 *       "kinds": [
                 *         "order.paid",
                 *         "order.shipped"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description https://…, reachable from outside */
                    url: string;
                    kinds: ("order.placed" | "order.paid" | "order.shipped" | "order.delivered" | "order.received" | "order.closed" | "order.cancel-asked" | "order.cancel-withdrawn" | "order.cancel-declined" | "order.message" | "product.changed" | "stock.changed" | "clip.published" | "clip.taken-down" | "clip.restored")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        secret: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example/kanmai"
                 *     }
                 */
                "application/json": {
                    /** @description https://…, reachable from outside */
                    url?: string;
                    kinds?: ("order.placed" | "order.paid" | "order.shipped" | "order.delivered" | "order.received" | "order.closed" | "order.cancel-asked" | "order.cancel-withdrawn" | "order.cancel-declined" | "order.message" | "product.changed" | "stock.changed" | "clip.published" | "clip.taken-down" | "clip.restored")[];
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        secret: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    tryWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given. */
                "Idempotency-Key"?: string;
            };
            path: {
                shopId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "waiting" | "delivered" | "failed";
            };
            header?: never;
            path: {
                shopId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: string;
                            /** @enum {unknown} */
                            state: "waiting" | "delivered" | "failed";
                            tries: number;
                            createdAt: string;
                            nextAt: string | null;
                            lastStatus: number | null;
                            lastError: ("bad-status" | "no-answer" | "nobody-listens" | "closed-early" | "name-unknown" | "private-address" | "not-https" | "bad-certificate" | "not-connected" | "paused") | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        /** @enum {unknown} */
                        state: "waiting" | "delivered" | "failed";
                        tries: number;
                        createdAt: string;
                        nextAt: string | null;
                        lastStatus: number | null;
                        lastError: ("bad-status" | "no-answer" | "nobody-listens" | "closed-early" | "name-unknown" | "private-address" | "not-https" | "bad-certificate" | "not-connected" | "paused") | null;
                    } & {
                        body: string;
                        log: {
                            at: string;
                            tookMs: number;
                            status: number | null;
                            error: ("bad-status" | "no-answer" | "nobody-listens" | "closed-early" | "name-unknown" | "private-address" | "not-https" | "bad-certificate" | "not-connected" | "paused") | null;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    getClipResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clipId: string;
                        currency: string;
                        durationMs: number;
                        totals: {
                            views: number;
                            completions: number;
                            productOpens: number;
                            cartAdds: number;
                            orders: number;
                            paidOrders: number;
                            paidCents: number;
                            likes: number;
                            follows: number;
                            averagePlayMs: number | null;
                            completionRate: number | null;
                            productClickRate: number | null;
                            paidCentsPer1000Views: number | null;
                            viewers: number;
                        };
                        median: {
                            clips: number;
                            views: number | null;
                            averagePlayMs: number | null;
                            completionRate: number | null;
                            productClickRate: number | null;
                            paidCentsPer1000Views: number | null;
                        };
                        days: {
                            day: string;
                            views: number;
                            completions: number;
                            productOpens: number;
                            cartAdds: number;
                            orders: number;
                            paidOrders: number;
                            paidCents: number;
                            likes: number;
                            follows: number;
                        }[];
                        retention: {
                            views: number;
                            shares: number[];
                        };
                        advice: {
                            /** @enum {unknown} */
                            code: "too-few-views" | "no-goods" | "early-leaving" | "goods-too-late" | "slow-middle" | "few-clicks" | "clicks-without-orders" | "better-than-usual" | "steady";
                            share: number | null;
                            atMs: number | null;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    listSearchTerms: {
        parameters: {
            query?: {
                /** @description How many days back, today among them. */
                days?: 7 | 30;
            };
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: number;
                        /** @description A term is shown when so many different people looked for it. */
                        peopleMin: number;
                        /** @description What most people looked for first. */
                        items: {
                            /** @description As it was typed, but for case, accents and punctuation. */
                            term: string;
                            searches: number;
                            /** @description Different people, by the day or the whole window. */
                            people: number;
                            /** @description Goods of the whole mall that are called so now; at most 120 are counted. */
                            found: number;
                            /** @description The shop’s own goods among what is found, also where they are only called alike. */
                            own: {
                                productId: string;
                                title: string;
                                /** @description Where the first of the shop’s own goods stands: 1 is the top. */
                                rank: number;
                                inStock: boolean;
                                /** @description How many of the shop’s goods are found. */
                                count: number;
                            } | null;
                            /** @description How often the shop’s goods were opened out of what was found. */
                            opens: number;
                            /** @enum {unknown} */
                            advice: "nobody-has-it" | "you-have-none" | "sold-out" | "far-down" | "not-opened" | "well";
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    putAppealFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        subjectKind: "shop" | "clip" | "product" | "certificate";
                        subjectId: string;
                        text: string;
                        state: "open" | "accepted" | "rejected";
                        answer: string;
                        createdAt: string;
                        decidedAt: string | null;
                        files: {
                            position: number;
                            contentType: string;
                            bytes: number;
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    putApplicationPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        shopId: string | null;
                        state: "draft" | "submitted" | "approved" | "rejected";
                        version: number;
                        kind: "individual" | "sole-trader" | "company";
                        legalName: string;
                        idKind: "resident-id" | "passport";
                        idNumberMasked: string;
                        creditCodeMasked: string;
                        name: string;
                        trade: string;
                        city: string;
                        introduction: string;
                        pictureUrl: string | null;
                        contactName: string;
                        contactPhone: string;
                        contactRegion: string;
                        contactAddress: string;
                        files: {
                            slot: "id-front" | "id-back" | "licence";
                            contentType: string;
                            bytes: number;
                            addedAt: string;
                        }[];
                        missing: ("legalName" | "idNumber" | "creditCode" | "id-front" | "id-back" | "licence" | "name" | "trade" | "city" | "introduction" | "picture" | "contactName" | "contactPhone" | "contactRegion" | "contactAddress")[];
                        wrongFields: {
                            [key: string]: string;
                        };
                        reason: string;
                        submittedAt: string | null;
                        decidedAt: string | null;
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    changeAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "image/avif": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: "shop" | "creator";
                        name: string;
                        avatarUrl: string | null;
                        followed: boolean;
                        followerCount: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    removeUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    continueUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    uploadPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "image/avif": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        url: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
    takePaymentCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        /** @description What to do. */
                        title: string;
                        status: number;
                        /** @description Stable; listed in docs/reference/errors.md. */
                        code: string;
                        field?: string;
                        detail?: string;
                        instance?: string;
                    };
                };
            };
        };
    };
}
