using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace CompiledNet.Federated;

/// <summary>Where a server stands, besides its numbers.</summary>
internal sealed record SavedPosition(
    string Optimizer, int Seed, int Round, int Attempt, IReadOnlyList<string> Invited, DateTimeOffset Began, IReadOnlyList<RoundRecord> Records);

/// <summary>Its JSON, without reflection.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SavedPosition))]
internal sealed partial class SavedPositionContext : JsonSerializerContext;
