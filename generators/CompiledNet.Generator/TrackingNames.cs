namespace CompiledNet.Generator;

/// <summary>The steps of the pipeline, by which tests see what an edit runs again.</summary>
internal static class TrackingNames
{
    /// <summary>Attributes copied; runs on every edit.</summary>
    public const string Read = nameof(Read);

    /// <summary>The part of it without locations; unchanged unless the declaration changes.</summary>
    public const string Declaration = nameof(Declaration);

    /// <summary>The compiler's result.</summary>
    public const string Compile = nameof(Compile);

    /// <summary>The files to add.</summary>
    public const string Files = nameof(Files);

    /// <summary>The files that all networks share.</summary>
    public const string SharedFiles = nameof(SharedFiles);

    /// <summary>The diagnostics with their locations; runs on every edit.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
