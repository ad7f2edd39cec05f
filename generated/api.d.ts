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
         * What operators did, newest first
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
         * Forget what this person likes and hid
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
         * A shop’s orders, newest first
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
                        state: "pending" | "open" | "suspended";
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
                            state: "pending" | "open" | "suspended";
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
                        state: "pending" | "open" | "suspended";
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
                state?: "pending" | "open" | "suspended";
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
                            state: "pending" | "open" | "suspended";
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
                        state: "pending" | "open" | "suspended";
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
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
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
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
    addCreator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
                        state: "pending" | "open" | "suspended";
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
                            shareUrl: string;
                            /** @enum {unknown} */
                            state: "draft" | "published" | "taken-down" | "reference" | "removed";
                            takenDownReason: string | null;
                            publishWhenReady: boolean;
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
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
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
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
                "application/json": {
                    caption?: string;
                    category?: string;
                    tags?: string[];
                    goods?: {
                        productId: string;
                        atMs: number;
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
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
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
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
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
                state?: "draft" | "published" | "taken-down" | "reference" | "removed";
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
                            shareUrl: string;
                            /** @enum {unknown} */
                            state: "draft" | "published" | "taken-down" | "reference" | "removed";
                            takenDownReason: string | null;
                            publishWhenReady: boolean;
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
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
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
                        shareUrl: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "taken-down" | "reference" | "removed";
                        takenDownReason: string | null;
                        publishWhenReady: boolean;
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
                                shareUrl: string;
                            };
                            requestId: string;
                            position: number;
                            channel: string;
                            reason: {
                                /** @enum {unknown} */
                                code: "watched-similar" | "author-followed" | "author-liked" | "category-liked" | "trending" | "fresh" | "explore" | "new-person";
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
                                shareUrl: string;
                            };
                            requestId: string;
                            position: number;
                            channel: string;
                            reason: {
                                /** @enum {unknown} */
                                code: "watched-similar" | "author-followed" | "author-liked" | "category-liked" | "trending" | "fresh" | "explore" | "new-person";
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
                        code: "watched-similar" | "author-followed" | "author-liked" | "category-liked" | "trending" | "fresh" | "explore" | "new-person";
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
            query?: never;
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
            header?: never;
            path: {
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
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
                "application/json": {
                    events: {
                        /** @description One of: impression, watch, product-open, share. */
                        kind: string;
                        clipId?: string;
                        productId?: string;
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
                            code: "unknown-kind" | "clip-required" | "unknown-clip" | "product-required" | "unknown-product" | "play-required" | "bad-time";
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
                        attributes: {
                            [key: string]: string;
                        };
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
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        variantId: string;
                        quantity: number;
                        clipId?: string | null;
                    }[];
                    addressId?: string | null;
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
                                totalCents: number;
                                /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                                taxCents: number;
                            }[];
                            goodsCents: number;
                            shippingCents: number;
                            shippingVersion: number | null;
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            arrival: {
                                /** @description YYYY-MM-DD */
                                from: string;
                                /** @description YYYY-MM-DD */
                                to: string;
                            };
                            /** @description Those that hold for every line. */
                            guarantees: string[];
                        }[];
                        goodsCents: number;
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
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
                                totalCents: number;
                                /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                                taxCents: number;
                                clipId: string | null;
                            }[];
                            goodsCents: number;
                            shippingCents: number;
                            shippingVersion: number | null;
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
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
                            can: {
                                cancel: boolean;
                                receive: boolean;
                                ship: boolean;
                                deliver: boolean;
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
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        goodsCents: number;
                        shippingCents: number;
                        shippingVersion: number | null;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
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
                        can: {
                            cancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
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
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        goodsCents: number;
                        shippingCents: number;
                        shippingVersion: number | null;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
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
                        can: {
                            cancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
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
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        goodsCents: number;
                        shippingCents: number;
                        shippingVersion: number | null;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
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
                        can: {
                            cancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
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
                                totalCents: number;
                                /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                                taxCents: number;
                                clipId: string | null;
                            }[];
                            goodsCents: number;
                            shippingCents: number;
                            shippingVersion: number | null;
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
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
                            can: {
                                cancel: boolean;
                                receive: boolean;
                                ship: boolean;
                                deliver: boolean;
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
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        goodsCents: number;
                        shippingCents: number;
                        shippingVersion: number | null;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
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
                        can: {
                            cancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
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
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        goodsCents: number;
                        shippingCents: number;
                        shippingVersion: number | null;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
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
                        can: {
                            cancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
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
                            totalCents: number;
                            /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                            taxCents: number;
                            clipId: string | null;
                        }[];
                        goodsCents: number;
                        shippingCents: number;
                        shippingVersion: number | null;
                        totalCents: number;
                        /** @description The part of the goods’ price that is tax; nothing is added to the total. */
                        taxCents: number;
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
                        can: {
                            cancel: boolean;
                            receive: boolean;
                            ship: boolean;
                            deliver: boolean;
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
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
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
            header?: never;
            path: {
                shopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description https://…, reachable from outside */
                    url: string;
                    kinds: ("order.placed" | "order.paid" | "order.shipped" | "order.delivered" | "order.received" | "order.closed" | "product.changed" | "stock.changed" | "clip.published" | "clip.taken-down" | "clip.restored")[];
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
                "application/json": {
                    /** @description https://…, reachable from outside */
                    url?: string;
                    kinds?: ("order.placed" | "order.paid" | "order.shipped" | "order.delivered" | "order.received" | "order.closed" | "product.changed" | "stock.changed" | "clip.published" | "clip.taken-down" | "clip.restored")[];
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
    changeAvatar: {
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
        requestBody?: never;
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
