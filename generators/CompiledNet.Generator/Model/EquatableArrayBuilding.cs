using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace CompiledNet.Generator.Model;

internal static class EquatableArrayBuilding
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) where T : IEquatable<T> =>
        new(items.ToImmutableArray());
}
