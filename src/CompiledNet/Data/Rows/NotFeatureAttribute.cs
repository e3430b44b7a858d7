using System;

namespace CompiledNet;

/// <summary>A property of a <see cref="TableRowAttribute">row</see> that is no column.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotFeatureAttribute : Attribute;
